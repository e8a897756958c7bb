import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { Network, RmsProp, initialParameters, type NetworkShape } from "../../harness/perceptron/index.ts";
import { layersOf } from "../../harness/perceptron/network.ts";
import { stream } from "../../harness/random/index.ts";

const SHAPES: NetworkShape[] = [
  { sizes: [4, 100, 150, 200, 100, 10], activation: "sigmoid", hiddenBias: false },
  { sizes: [16, 64, 32, 2], activation: "tanh", hiddenBias: true },
];
const ROWS = 5;

const networkOf = (shape: NetworkShape): Network =>
  new Network(shape, initialParameters(shape, stream(1, "network")));
const normals = (count: number, purpose: string): Float64Array => {
  const random = stream(1, purpose);
  return Float64Array.from({ length: count }, () => random.normal());
};

beforeAll(async () => {
  await tf.setBackend("cpu");
});

describe.each(SHAPES)("a network $sizes", (shape) => {
  const network = networkOf(shape);
  const outputs = shape.sizes.at(-1) as number;
  const inputs = normals(ROWS * shape.sizes[0], "inputs");
  const slopes = normals(ROWS * outputs, "slopes");

  it("agrees with tfjs to 1e-5, forward and backward", () => {
    const { layers } = layersOf(shape);
    const tensors = layers.flatMap(({ inputs: from, outputs: to, weightsAt, biasAt }) => {
      const own = network.parameters;
      const weights = tf.tensor2d(Float32Array.from(own.subarray(weightsAt, weightsAt + from * to)), [
        to,
        from,
      ]);
      return [
        weights,
        biasAt < 0 ? tf.zeros([to]) : tf.tensor1d(Float32Array.from(own.subarray(biasAt, biasAt + to))),
      ];
    });
    const run = (...all: tf.Tensor[]): tf.Tensor =>
      layers.reduce(
        (x: tf.Tensor, _, i) => {
          const sum = tf.matMul(x as tf.Tensor2D, all[2 * i] as tf.Tensor2D, false, true).add(all[2 * i + 1]);
          if (i === layers.length - 1) return sum;
          return shape.activation === "tanh" ? sum.tanh() : sum.sigmoid();
        },
        tf.tensor2d(Float32Array.from(inputs), [ROWS, shape.sizes[0]]),
      );
    const pass = network.forward(inputs, ROWS);
    expect(furthest(pass.values.at(-1) as Float64Array, run(...tensors).dataSync())).toBeLessThan(1e-5);
    const weighted = (...all: tf.Tensor[]): tf.Tensor =>
      run(...all)
        .mul(tf.tensor2d(Float32Array.from(slopes), [ROWS, outputs]))
        .sum();
    const theirs = tf.grads(weighted)(tensors);
    const ours = network.backward(pass, slopes);
    const gaps = layers.flatMap(({ inputs: from, outputs: to, weightsAt, biasAt }, i) => [
      furthest(ours.subarray(weightsAt, weightsAt + from * to), theirs[2 * i].dataSync()),
      biasAt < 0 ? 0 : furthest(ours.subarray(biasAt, biasAt + to), theirs[2 * i + 1].dataSync()),
    ]);
    expect(Math.max(...gaps)).toBeLessThan(1e-5);
  });

  it("has the gradient that small changes show", () => {
    const lossOf = (parameters: Float64Array): number => {
      const values = new Network(shape, parameters).forward(inputs, ROWS).values.at(-1) as Float64Array;
      return values.reduce((sum, value, i) => sum + value * slopes[i], 0);
    };
    const gradient = network.backward(network.forward(inputs, ROWS), slopes);
    const random = stream(2, "places");
    for (let check = 0; check < 40; check++) {
      const i = random.integer(network.parameters.length);
      const moved = (by: number): number => lossOf(network.parameters.with(i, network.parameters[i] + by));
      expect(gradient[i]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
    }
  });

  it("gives a row what it gives it alone", () => {
    const all = network.forward(inputs, ROWS).values.at(-1) as Float64Array;
    const second = network.outputs(inputs.slice(shape.sizes[0], 2 * shape.sizes[0]));
    expect(all.slice(outputs, 2 * outputs)).toEqual(second);
  });
});

function furthest(ours: Float64Array, theirs: ArrayLike<number>): number {
  expect(ours.length).toBe(theirs.length);
  return Math.max(...ours.map((value, i) => Math.abs(value - theirs[i])));
}

it("refuses parameters and inputs that do not fit", () => {
  expect(() => new Network(SHAPES[1], new Float64Array(3))).toThrow("got 3 parameters, expected 3234");
  expect(() => networkOf(SHAPES[1]).outputs(new Float64Array(4))).toThrow("got 4 inputs, expected 1 x 16");
});

it("starts within Xavier's bounds, with a bias on the last layer alone where hidden ones have none", () => {
  const { layers, parameters } = layersOf(SHAPES[0]);
  const values = initialParameters(SHAPES[0], stream(1, "x"));
  expect(parameters).toBe(4 * 100 + 100 * 150 + 150 * 200 + 200 * 100 + 100 * 10 + 10);
  expect(layers.map(({ biasAt }) => biasAt >= 0)).toEqual([false, false, false, false, true]);
  const first = values.subarray(0, 400);
  expect(Math.max(...first.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 104));
  expect(Math.max(...first.map(Math.abs))).toBeGreaterThan(0.95 * Math.sqrt(6 / 104));
});

it("RMSprop takes the steps that its formula gives, by hand", () => {
  const optimiser = new RmsProp(new Float64Array(1));
  const parameters = Float64Array.of(1);
  optimiser.step(parameters, Float64Array.of(2), 0.1);
  // v = 0.1 * 4 = 0.4; 1 - 0.1 * 2 / sqrt(0.4)
  expect(parameters[0]).toBeCloseTo(1 - 0.2 / Math.sqrt(0.4), 9);
  optimiser.step(parameters, Float64Array.of(-1), 0.1);
  // v = 0.36 + 0.1 = 0.46
  expect(parameters[0]).toBeCloseTo(1 - 0.2 / Math.sqrt(0.4) + 0.1 / Math.sqrt(0.46), 9);
});
