/** As released (cake-lab/CE-NAS @7a2ad3e). */
const ALPHA = 0.9;
const EPSILON = 1e-10;

/** RMSprop as PyTorch writes it: v = alpha v + (1 - alpha) g^2; p -= rate * g / (sqrt(v) + epsilon). */
export class RmsProp {
  /** Running mean of each squared gradient: all there is to save and restore. */
  readonly squares: Float64Array;

  constructor(squares: Float64Array) {
    this.squares = squares;
  }

  /** One step downhill, in place. @param rate the learning rate. */
  step(parameters: Float64Array, gradient: Float64Array, rate: number): void {
    const { squares } = this;
    for (let i = 0; i < parameters.length; i++) {
      squares[i] = ALPHA * squares[i] + (1 - ALPHA) * gradient[i] * gradient[i];
      parameters[i] -= (rate * gradient[i]) / (Math.sqrt(squares[i]) + EPSILON);
    }
  }
}
