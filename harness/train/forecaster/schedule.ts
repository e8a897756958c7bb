/** How long and how fast to learn. */
export interface Schedule {
  /** Steps at most. */
  readonly steps: number;
  /** Examples a step. */
  readonly batch: number;
  readonly peakRate: number;
  readonly warmUpSteps: number;
  /** Shrinks matrices by this share of themselves times the rate, each step. */
  readonly weightDecay: number;
  /** What is validated and kept is a running mean of the weights, which forgets at this rate. */
  readonly averageDecay: number;
  readonly validateEverySteps: number;
  /** Stops after so many validations without a better one. */
  readonly patience: number;
  /** Held-back forecasts that a validation looks at, for each series, evenly spread. */
  readonly validationExamples: number;
}

export const SCHEDULE: Schedule = {
  steps: 500,
  batch: 256,
  peakRate: 2e-3,
  warmUpSteps: 50,
  weightDecay: 0.05,
  averageDecay: 0.99,
  validateEverySteps: 50,
  patience: 6,
  validationExamples: 128,
};

/** The rate of a step, counted from 1: up in a line, then down as half a cosine to a hundredth. */
export function rateAt({ steps, peakRate, warmUpSteps }: Schedule, step: number): number {
  if (step <= warmUpSteps) return (peakRate * step) / warmUpSteps;
  const done = (step - warmUpSteps) / (steps - warmUpSteps);
  return peakRate * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * done)));
}
