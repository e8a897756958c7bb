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
  /** Null where nobody meters the training. */
  readonly metered: MeteredEffort | null;
}

/** All that a process spent since the epoch before, or since it began. */
export interface MeteredEffort {
  readonly seconds: number;
  readonly energyKwh: number;
  /** Else some of it is modelled. */
  readonly isEnergyMeasured: boolean;
  readonly carbonG: number;
}

/** An epoch as a checkpoint keeps it. */
export interface KeptEpoch extends EpochResult {
  /** Null: it was done before efforts were kept. */
  readonly effort: EpochEffort | null;
}
