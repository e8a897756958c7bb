import type { Random } from "../random/index.ts";
import { layersOf, type NetworkShape } from "./network.ts";

/**
 * Parameters to start from: hidden layers Xavier uniform, +-sqrt(6 / (inputs + outputs)), biases zero; the output layer and
 * its bias +-1 / sqrt(inputs), which is PyTorch's Kaiming uniform default for a linear layer.
 */
export function initialParameters(shape: NetworkShape, random: Random): Float64Array {
  const { layers, parameters } = layersOf(shape);
  const values = new Float64Array(parameters);
  const fill = (at: number, count: number, bound: number): void => {
    for (let i = at; i < at + count; i++) values[i] = (2 * random.next() - 1) * bound;
  };
  layers.forEach(({ inputs, outputs, weightsAt, biasAt }, i) => {
    const last = i === layers.length - 1;
    const bound = last ? 1 / Math.sqrt(inputs) : Math.sqrt(6 / (inputs + outputs));
    fill(weightsAt, inputs * outputs, bound);
    if (last) fill(biasAt, outputs, bound);
  });
  return values;
}
