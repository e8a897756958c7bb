import { describe, expect, it } from "vitest";
import {
  addParameterGradient,
  inputGradient,
  weightedSums,
  type Layer,
} from "../../harness/perceptron/layer.ts";
import { stream } from "../../harness/random/index.ts";

/** Every remainder of four, of rows and of outputs, with and without bias. */
const CASES = [1, 2, 3, 4, 5, 6, 7, 8, 11].flatMap((outputs) =>
  [1, 3, 4, 6, 9].map((rows) => ({ outputs, rows, biased: (outputs + rows) % 2 === 0 })),
);
const INPUTS = 7;

describe.each(CASES)("$rows rows through a layer of $outputs outputs", ({ outputs, rows, biased }) => {
  const random = stream(1, `layer/${outputs}/${rows}`);
  const normals = (length: number): Float64Array => Float64Array.from({ length }, () => random.normal());
  const weightsAt = 2;
  const biasAt = biased ? weightsAt + INPUTS * outputs : -1;
  const layer: Layer = { inputs: INPUTS, outputs, weightsAt, biasAt };
  const parameters = normals(weightsAt + INPUTS * outputs + outputs);
  const from = normals(rows * INPUTS);
  const delta = normals(rows * outputs).map((value) => (value < -1 ? 0 : value));
  const each = (visit: (row: number, output: number) => void): void => {
    for (let row = 0; row < rows; row++) for (let o = 0; o < outputs; o++) visit(row, o);
  };

  it("sums as one term after the other does, to the bit", () => {
    const sums = new Float64Array(rows * outputs);
    const gradient = normals(parameters.length);
    const started = gradient.slice();
    const below = new Float64Array(rows * INPUTS);
    each((row, o) => {
      let sum = biased ? parameters[biasAt + o] : 0;
      for (let k = 0; k < INPUTS; k++) sum += parameters[weightsAt + o * INPUTS + k] * from[row * INPUTS + k];
      sums[row * outputs + o] = sum;
    });
    each((row, o) => {
      const d = delta[row * outputs + o];
      if (biased) gradient[biasAt + o] += d;
      for (let k = 0; k < INPUTS; k++) {
        gradient[weightsAt + o * INPUTS + k] += d * from[row * INPUTS + k];
        below[row * INPUTS + k] += d * parameters[weightsAt + o * INPUTS + k];
      }
    });
    expect(weightedSums(layer, parameters, from, rows)).toEqual(sums);
    addParameterGradient(layer, from, delta, rows, started);
    expect(started).toEqual(gradient);
    expect(inputGradient(layer, parameters, delta, rows)).toEqual(below);
  });
});
