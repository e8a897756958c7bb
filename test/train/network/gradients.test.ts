import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  nasBench201Network,
  nasNetNetwork,
  parametersOf,
  parseNasNet,
  type Network,
  type NetworkBuilder,
} from "../../../harness/network/index.ts";
import { openBackend, type Tensors } from "../../../harness/nn/index.ts";
import { stream } from "../../../harness/random/index.ts";
import { DroppedPaths } from "../../../harness/train/network/dropped-paths.ts";
import { gradientOf } from "../../../harness/train/network/gradient.ts";
import {
  downloaded,
  initialArrays,
  uploaded,
  type NamedArrays,
} from "../../../harness/train/network/named-arrays.ts";
import { NASNET_CELL, around, randomBatch } from "./small-networks.ts";

let tf: Tensors;
let close: () => void;

beforeAll(async () => {
  ({ tensors: tf, close } = await openBackend("wasm"));
});
afterAll(() => close());

const IMAGES = 4;
const OPTIONS = {
  microBatch: IMAGES,
  normBatch: IMAGES,
  labelSmoothing: 0.1,
  auxiliaryWeight: 0.4,
  dropped: null as DroppedPaths | null,
};

interface Found {
  readonly loss: number;
  readonly gradients: NamedArrays;
  readonly statistics: NamedArrays;
}

async function found(
  backend: "cpu" | "wasm",
  network: Network,
  arrays: NamedArrays,
  batch = randomBatch(IMAGES, 5, 3),
  options: Partial<typeof OPTIONS> = {},
): Promise<Found> {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const parameters = uploaded(tf, parametersOf(network), arrays);
  const one = await gradientOf(tf, network, parameters, batch, { ...OPTIONS, ...options });
  const gradients = await downloaded(one.gradients);
  const statistics = await downloaded(one.statistics);
  tf.dispose([...parameters.values(), ...one.gradients.values(), ...one.statistics.values()]);
  expect(tf.memory().numTensors).toBe(before);
  return { loss: one.loss, gradients, statistics };
}

function furthest(a: NamedArrays, b: NamedArrays): number {
  expect([...a.keys()]).toEqual([...b.keys()]);
  let most = 0;
  for (const [name, values] of a) {
    values.forEach((value, i) => (most = Math.max(most, Math.abs(value - (b.get(name) as Float32Array)[i]))));
  }
  return most;
}

/** Operations of the graph, one by one, each between a convolution and a head. */
const LAYERS: Readonly<Record<string, (build: NetworkBuilder, input: number) => number>> = {
  "conv 1x1": (build, x) => build.conv("conv", x, 5, 1),
  "conv 3x3": (build, x) => build.conv("conv", x, 5, 3),
  "conv 3x3, stride 2": (build, x) => build.conv("conv", x, 5, 3, 2),
  "conv 1x1, stride 2, shifted": (build, x) => build.conv("conv", build.shift(x), 5, 1, 2),
  depthwise: (build, x) => build.depthwise("depthwise", x, 3, 1, 1),
  "depthwise 5x5, stride 2": (build, x) => build.depthwise("depthwise", x, 5, 2, 1),
  "depthwise, dilated": (build, x) => build.depthwise("depthwise", x, 3, 1, 2),
  "depthwise, dilated, stride 2": (build, x) => build.depthwise("depthwise", x, 3, 2, 2),
  norm: (build, x) => build.conv("after", build.norm("norm", x), 4, 3),
  "norm, not affine": (build, x) => build.conv("after", build.norm("norm", x, false), 4, 3),
  relu: (build, x) => build.relu(x),
  "average pool": (build, x) => build.pool("avg-pool", x, 3, 1),
  "average pool 2x2, stride 2": (build, x) => build.pool("avg-pool", x, 2, 2),
  "average pool 5x5, stride 3, no padding": (build, x) => build.pool("avg-pool", x, 5, 3, 0),
  "conv 2x2, no padding": (build, x) => build.conv("conv", x, 5, 2, 1, 0),
  "average pool, stride 2": (build, x) => build.pool("avg-pool", x, 3, 2),
  "maximum pool": (build, x) => build.pool("max-pool", x, 3, 1),
  "maximum pool, stride 2": (build, x) => build.pool("max-pool", x, 3, 2),
  add: (build, x) => build.add([x, build.relu(x), x]),
  concat: (build, x) => build.concat([x, build.relu(x)]),
};

describe.each(["cpu", "wasm"] as const)("gradients on %s", (backend) => {
  it.each(Object.entries(LAYERS))("of %s agree with finite differences", async (_, layer) => {
    const network = around(layer);
    const arrays = initialArrays(parametersOf(network), 3);
    const { gradients } = await found(backend, network, arrays);
    expect([...gradients.keys()]).toEqual([...arrays.keys()]);
    const random = stream(1, "directions");
    for (const [name, gradient] of gradients) {
      const direction = gradient.map(() => random.normal());
      const length = Math.hypot(...direction);
      const lossAt = async (distance: number): Promise<number> => {
        const values = arrays.get(name) as Float32Array;
        const moved = values.map((value, i) => value + (distance * direction[i]) / length);
        return (await found(backend, network, new Map([...arrays, [name, moved]]))).loss;
      };
      // Small enough to meet few kinks, large enough for single precision.
      const step = 1e-3;
      const differed = ((await lossAt(step)) - (await lossAt(-step))) / (2 * step);
      const slope = gradient.reduce((sum, value, i) => sum + (value * direction[i]) / length, 0);
      const off = Math.abs(differed - slope) / Math.max(1, Math.abs(slope));
      expect({ name, isClose: off < 1e-3, off }).toMatchObject({ name, isClose: true });
    }
  });
});

const NETWORKS: Readonly<Record<string, Network>> = {
  "NAS-Bench-201": nasBench201Network(
    "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2|",
    { cells: 1, channels: 4, classes: 3, imagePx: 8 },
  ),
  NASNet: nasNetNetwork(parseNasNet(`${NASNET_CELL};${NASNET_CELL}`), {
    cells: 3,
    channels: 2,
    classes: 3,
    imagePx: 32,
    stemMultiplier: 3,
    auxiliaryHead: true,
  }),
};

describe.each(Object.entries(NETWORKS))("a whole network of %s", (_, network) => {
  const sidePx = network.nodes[0].shape[0];
  const arrays = initialArrays(parametersOf(network), 2);
  const batch = randomBatch(12, sidePx, 3);

  it("has the same gradients on wasm as on cpu", async () => {
    const small = randomBatch(IMAGES, sidePx, 3);
    const [cpu, wasm] = [
      await found("cpu", network, arrays, small),
      await found("wasm", network, arrays, small),
    ];
    expect(furthest(cpu.gradients, wasm.gradients)).toBeLessThan(1e-4);
    expect(furthest(cpu.statistics, wasm.statistics)).toBeLessThan(1e-4);
    expect(Math.abs(cpu.loss - wasm.loss)).toBeLessThan(1e-5);
  });

  it("learns the same from micro-batches as from the whole batch", async () => {
    const dropped = new DroppedPaths(1, 1, batch.size, 0.3);
    const at = (microBatch: number): Promise<Found> =>
      found("wasm", network, arrays, batch, { microBatch, normBatch: 2, dropped });
    const whole = await at(12);
    for (const microBatch of [2, 4, 8]) {
      const cut = await at(microBatch);
      expect(furthest(whole.gradients, cut.gradients)).toBeLessThan(1e-5);
      expect(furthest(whole.statistics, cut.statistics)).toBeLessThan(1e-5);
      expect(Math.abs(whole.loss - cut.loss)).toBeLessThan(1e-5);
    }
    // Batch norm over other groups is another network: the groups are what makes it the same.
    const other = await found("wasm", network, arrays, batch, { microBatch: 12, normBatch: 12, dropped });
    expect(furthest(whole.gradients, other.gradients)).toBeGreaterThan(1e-3);
  });
});
