import { addWeightedRows } from "../linear/index.ts";

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

/** Adds to the gradient what a layer's parameters have of it: `delta` (rows x outputs) by the layer's inputs. */
export function addParameterGradient(
  { inputs, outputs, weightsAt, biasAt }: Layer,
  from: Float64Array,
  delta: Float64Array,
  rows: number,
  gradient: Float64Array,
): void {
  const own = new Float64Array(rows);
  for (let o = 0; o < outputs; o++) {
    for (let row = 0; row < rows; row++) {
      own[row] = delta[row * outputs + o];
      if (biasAt >= 0) gradient[biasAt + o] += own[row];
    }
    addWeightedRows(gradient, weightsAt + o * inputs, own, rows, from, 0, inputs);
  }
}

/** The gradient by the layer's inputs, rows x inputs: `delta` back through the weights. */
export function inputGradient(
  { inputs, outputs, weightsAt }: Layer,
  parameters: Float64Array,
  delta: Float64Array,
  rows: number,
): Float64Array {
  const below = new Float64Array(rows * inputs);
  for (let row = 0; row < rows; row++) {
    const own = delta.subarray(row * outputs, (row + 1) * outputs);
    addWeightedRows(below, row * inputs, own, outputs, parameters, weightsAt, inputs);
  }
  return below;
}
