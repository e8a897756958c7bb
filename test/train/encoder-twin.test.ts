import { describe, expect, it } from "vitest";
import type { Tensor2D } from "@tensorflow/tfjs";
import {
  TOKEN_FEATURES,
  encoder,
  parameterCount,
  parametersOf,
  tokenCount,
  type Architecture,
} from "../../harness/forecast/transformer/index.ts";
import { openBackend } from "../../harness/nn/index.ts";
import { stream } from "../../harness/random/index.ts";
import { encode } from "../../harness/train/forecaster/graph.ts";

const ARCHITECTURES: readonly Architecture[] = [
  { pastDays: 14, width: 32, heads: 2, layers: 2, hidden: 96 },
  { pastDays: 3, width: 8, heads: 4, layers: 3, hidden: 12 },
  { pastDays: 1, width: 6, heads: 1, layers: 1, hidden: 5 },
];

describe.each(["wasm", "cpu"])("the encoder in plain arrays, against tensors on %s", (backendName) => {
  it.each(ARCHITECTURES)("agrees to 1e-5: %j", async (architecture) => {
    const { tensors: tf, close } = await openBackend(backendName);
    const random = stream(7, "twin");
    const parameters = parametersOf(architecture);
    const flat = Float32Array.from({ length: parameterCount(parameters) }, () => 0.2 * random.normal());
    const rows = tokenCount(architecture);
    const encodeOne = encoder(architecture, flat);
    for (let example = 0; example < 3; example++) {
      const tokens = Float32Array.from({ length: rows * TOKEN_FEATURES }, () => random.normal());
      const expected = tf.tidy(() => {
        const weights = Object.fromEntries(
          parameters.map(({ name, shape, offset, size }) => [
            name,
            tf.tensor(flat.slice(offset, offset + size), [...shape]),
          ]),
        );
        const input = tf.tensor(tokens, [rows, TOKEN_FEATURES]) as Tensor2D;
        return encode(tf, architecture, weights, input, 1).dataSync();
      });
      const got = encodeOne(tokens);
      const furthest = got.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
      expect(furthest).toBeLessThan(1e-5);
    }
    close();
  });
});
