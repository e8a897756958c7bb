/** Trained weights that cannot be used, or do not belong where they were to be. */
export class WeightsError extends Error {
  override readonly name = "WeightsError";
}
