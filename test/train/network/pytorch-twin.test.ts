import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  nasBench201Network,
  nasNetNetwork,
  parametersOf,
  parseNasNet,
  sizeOf,
  type Network,
} from "../../../harness/network/index.ts";
import { openBackend, type Tensors } from "../../../harness/nn/index.ts";
import { gradientOf } from "../../../harness/train/network/gradient.ts";
import { downloaded, uploaded } from "../../../harness/train/network/named-arrays.ts";
import { NASNET_CELL } from "./small-networks.ts";

let tf: Tensors;
let close: () => void;

beforeAll(async () => {
  ({ tensors: tf, close } = await openBackend("wasm"));
});
afterAll(() => close());

/** What pytorch-twin.py printed, by PyTorch 1.13.1 in double precision. */
const TWIN = JSON.parse(readFileSync(new URL("pytorch-twin.json", import.meta.url), "utf8")) as Record<
  string,
  { readonly loss: number; readonly slopes: Readonly<Record<string, number>> }
>;
const IMAGES = 4;
const CLASSES = 3;

const NETWORKS: Readonly<Record<string, Network>> = {
  "NAS-Bench-201": nasBench201Network(
    "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2|",
    { cells: 1, channels: 4, classes: CLASSES, imagePx: 8 },
  ),
  NASNet: nasNetNetwork(parseNasNet(`${NASNET_CELL};${NASNET_CELL}`), {
    cells: 3,
    channels: 2,
    classes: CLASSES,
    imagePx: 32,
    stemMultiplier: 3,
    auxiliaryHead: true,
  }),
};

const waveAt = (number: number, i: number): number => Math.sin(i * 0.7 + number);

it.each(Object.entries(NETWORKS))("a network of %s is PyTorch's, to its gradients", async (name, network) => {
  const specs = parametersOf(network);
  const { loss, slopes } = TWIN[name];
  expect(specs.map((spec) => spec.name).toSorted()).toEqual(Object.keys(slopes).toSorted());
  const order = Object.keys(slopes);
  const arrays = new Map(
    specs.map(({ name: of, shape, initial }) => {
      const around = "constant" in initial ? initial.constant : 0;
      const scale = "constant" in initial ? 0.1 : 1 / Math.sqrt(initial.fanIn);
      const number = order.indexOf(of);
      const values = Float32Array.from(
        { length: sizeOf(shape) },
        (_, i) => around + scale * waveAt(number, i),
      );
      return [of, values] as const;
    }),
  );
  const sidePx = network.nodes[0].shape[0];
  const batch = {
    size: IMAGES,
    pixels: Float32Array.from({ length: IMAGES * sidePx * sidePx * 3 }, (_, i) => Math.cos(i * 0.9)),
    labels: Int32Array.from({ length: IMAGES }, (_, i) => i % CLASSES),
  };
  const parameters = uploaded(tf, specs, arrays);
  const options = { microBatch: IMAGES, normBatch: IMAGES, labelSmoothing: 0.1, auxiliaryWeight: 0.4 };
  const found = await gradientOf(tf, network, parameters, batch, { ...options, dropped: null });
  expect(found.loss).toBeCloseTo(loss, 4);
  for (const [of, gradient] of await downloaded(found.gradients)) {
    const slope = gradient.reduce((sum, value, i) => sum + value * waveAt(0, i), 0);
    const off = Math.abs(slope - slopes[of]) / Math.max(1, Math.abs(slopes[of]));
    expect({ of, isClose: off < 1e-3, off }).toMatchObject({ of, isClose: true });
  }
  tf.dispose([...parameters.values(), ...found.gradients.values(), ...found.statistics.values()]);
});
