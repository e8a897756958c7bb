/** Why a training cannot go on. `nan`: its loss is no number; `memory`: one image is too many for the device. */
export class NetworkTrainingError extends Error {
  override readonly name = "NetworkTrainingError";
  readonly reason: "nan" | "memory";

  constructor(reason: "nan" | "memory", message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** A checkpoint that cannot be gone on from. */
export class CheckpointError extends Error {
  override readonly name = "CheckpointError";
}
