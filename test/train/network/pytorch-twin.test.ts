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
import { networkTrainee, recipeOf } from "../../../harness/train/index.ts";
import { descend } from "../../../harness/train/network/descend.ts";
import { judge } from "../../../harness/train/network/judge.ts";
import { disposeModel, initialModel, uploadModel } from "../../../harness/train/network/model.ts";
import { gradientOf } from "../../../harness/train/network/gradient.ts";
import { downloaded } from "../../../harness/train/network/named-arrays.ts";
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
  {
    readonly loss: number;
    readonly judgedLoss: number;
    /** Kept of the last norm after a step, summed over channels. */
    readonly variances: Readonly<Record<string, number>>;
    readonly slopes: Readonly<Record<string, number>>;
  }
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

it.each(Object.entries(NETWORKS))(
  "a network of %s is PyTorch's: loss, gradients, running statistics",
  async (name, network) => {
    const specs = parametersOf(network);
    const { loss, judgedLoss, variances, slopes } = TWIN[name];
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
    const trainee = networkTrainee(name, network);
    const model = uploadModel(tf, trainee, { ...initialModel(trainee, 1, false), parameters: arrays });
    const options = { microBatch: IMAGES, normBatch: IMAGES, labelSmoothing: 0.1, auxiliaryWeight: 0.4 };
    const found = await gradientOf(tf, network, model.parameters, batch, { ...options, dropped: null });
    expect(found.loss).toBeCloseTo(loss, 4);
    for (const [of, gradient] of await downloaded(found.gradients)) {
      const slope = gradient.reduce((sum, value, i) => sum + value * waveAt(0, i), 0);
      const off = Math.abs(slope - slopes[of]) / Math.max(1, Math.abs(slopes[of]));
      expect({ of, isClose: off < 1e-3, off }).toMatchObject({ of, isClose: true });
    }
    // One step that moves batch norm's statistics alone.
    await descend(tf, model, { ...found, gradients: new Map() }, recipeOf({}), 0);
    const source = { perEpoch: 1, batch: async () => batch, close: async () => {} };
    const judgement = await judge(tf, { ...model, network }, source);
    expect(judgement.loss).toBeCloseTo(judgedLoss, 4);
    const statistics = await downloaded(model.statistics);
    for (const [of, variance] of Object.entries(variances)) {
      const values = statistics.get(`${of}/variance`) as Float32Array;
      expect(values.reduce((sum, value) => sum + value, 0) / variance).toBeCloseTo(1, 4);
    }
    disposeModel(model);
    tf.dispose([...found.gradients.values()]);
  },
);
