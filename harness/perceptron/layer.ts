/** One layer's place among the parameters: weights row-major (outputs x inputs), then biases, if any. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weightsAt: number;
  /** -1: no bias. */
  readonly biasAt: number;
}

/**
 * The weighted sums of a layer: rows x outputs. Four sums grow at once, because each waits for its last addition; each adds
 * its terms in the order of the inputs, so they are the sums of one after the other, bit for bit.
 */
export function weightedSums(
  { inputs, outputs, weightsAt, biasAt }: Layer,
  parameters: Float64Array,
  from: Float64Array,
  rows: number,
): Float64Array {
  const to = new Float64Array(rows * outputs);
  const bias = (output: number): number => (biasAt < 0 ? 0 : parameters[biasAt + output]);
  for (let row = 0; row < rows; row++) {
    const start = row * inputs;
    const own = row * outputs;
    let o = 0;
    for (; o + 4 <= outputs; o += 4) {
      let weight = weightsAt + o * inputs;
      let sum0 = bias(o);
      let sum1 = bias(o + 1);
      let sum2 = bias(o + 2);
      let sum3 = bias(o + 3);
      for (let k = 0; k < inputs; k++, weight++) {
        const value = from[start + k];
        sum0 += parameters[weight] * value;
        sum1 += parameters[weight + inputs] * value;
        sum2 += parameters[weight + 2 * inputs] * value;
        sum3 += parameters[weight + 3 * inputs] * value;
      }
      to[own + o] = sum0;
      to[own + o + 1] = sum1;
      to[own + o + 2] = sum2;
      to[own + o + 3] = sum3;
    }
    for (; o < outputs; o++) {
      let sum = bias(o);
      const weights = weightsAt + o * inputs;
      for (let k = 0; k < inputs; k++) sum += parameters[weights + k] * from[start + k];
      to[own + o] = sum;
    }
  }
  return to;
}

/**
 * Adds to the gradient what a layer's parameters have of it: `delta` (rows x outputs) by the layer's inputs. Four rows are
 * added at a time, each to what the one before left, so a place is read and written once for them.
 */
export function addParameterGradient(
  { inputs, outputs, weightsAt, biasAt }: Layer,
  from: Float64Array,
  delta: Float64Array,
  rows: number,
  gradient: Float64Array,
): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    const start = row * inputs;
    for (let o = 0; o < outputs; o++) {
      const d0 = delta[row * outputs + o];
      const d1 = delta[(row + 1) * outputs + o];
      const d2 = delta[(row + 2) * outputs + o];
      const d3 = delta[(row + 3) * outputs + o];
      if (biasAt >= 0) gradient[biasAt + o] = gradient[biasAt + o] + d0 + d1 + d2 + d3;
      const weights = weightsAt + o * inputs;
      for (let k = 0, at = start; k < inputs; k++, at++) {
        gradient[weights + k] =
          gradient[weights + k] +
          d0 * from[at] +
          d1 * from[at + inputs] +
          d2 * from[at + 2 * inputs] +
          d3 * from[at + 3 * inputs];
      }
    }
  }
  for (; row < rows; row++) {
    for (let o = 0; o < outputs; o++) {
      const d = delta[row * outputs + o];
      if (biasAt >= 0) gradient[biasAt + o] += d;
      const weights = weightsAt + o * inputs;
      for (let k = 0; k < inputs; k++) gradient[weights + k] += d * from[row * inputs + k];
    }
  }
}

/** The gradient by the layer's inputs, rows x inputs: `delta` back through the weights, four outputs at a time. */
export function inputGradient(
  { inputs, outputs, weightsAt }: Layer,
  parameters: Float64Array,
  delta: Float64Array,
  rows: number,
): Float64Array {
  const below = new Float64Array(rows * inputs);
  for (let row = 0; row < rows; row++) {
    const start = row * inputs;
    const own = row * outputs;
    let o = 0;
    for (; o + 4 <= outputs; o += 4) {
      const d0 = delta[own + o];
      const d1 = delta[own + o + 1];
      const d2 = delta[own + o + 2];
      const d3 = delta[own + o + 3];
      for (let k = 0, weight = weightsAt + o * inputs; k < inputs; k++, weight++) {
        below[start + k] =
          below[start + k] +
          d0 * parameters[weight] +
          d1 * parameters[weight + inputs] +
          d2 * parameters[weight + 2 * inputs] +
          d3 * parameters[weight + 3 * inputs];
      }
    }
    for (; o < outputs; o++) {
      const d = delta[own + o];
      const weights = weightsAt + o * inputs;
      for (let k = 0; k < inputs; k++) below[start + k] += d * parameters[weights + k];
    }
  }
  return below;
}
