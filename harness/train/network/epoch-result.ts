/** One epoch, as it went. */
export interface EpochResult {
  /** Epochs done with it. */
  readonly epoch: number;
  readonly learningRate: number;
  /** Mean over the epoch's batches, as they were learned from: augmented, and while the weights moved. */
  readonly trainLoss: number;
  readonly trainAccuracyPct: number;
  readonly testLoss: number;
  readonly testAccuracyPct: number;
}

/** What it took; no part of what is learned. */
export interface EpochEffort {
  /** Judging included, s. */
  readonly seconds: number;
  /** Learned from, over the time of learning alone. */
  readonly imagesPerS: number;
}
