import type { Tensor } from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { avgPool, batchNorm, maxPool, openBackend, type Tensors } from "../../harness/nn/index.ts";

let tf: Tensors;
let close: () => void;

beforeAll(async () => {
  ({ tensors: tf, close } = await openBackend("wasm"));
});
afterAll(() => close());

/** The same computation on wasm and on cpu, from the same numbers; its results, and tensors left over on wasm. */
async function onBoth(
  shapes: readonly number[][],
  compute: (inputs: Tensor[]) => Tensor[],
): Promise<{ wasm: Float32Array[]; cpu: Float32Array[]; leaked: number }> {
  const numbers = shapes.map((shape, i) => {
    const tensor = tf.randomNormal(shape, 0, 1, "float32", i + 1);
    const values = Float32Array.from(tensor.dataSync());
    tensor.dispose();
    return values;
  });
  const run = async (backend: string): Promise<{ values: Float32Array[]; leaked: number }> => {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const inputs = numbers.map((values, i) => tf.tensor(values, shapes[i]));
    const outputs = tf.tidy(() => compute(inputs));
    const values = outputs.map((output) => Float32Array.from(output.dataSync()));
    tf.dispose([...inputs, ...outputs]);
    return { values, leaked: tf.memory().numTensors - before };
  };
  const cpu = await run("cpu");
  const wasm = await run("wasm");
  return { wasm: wasm.values, cpu: cpu.values, leaked: wasm.leaked };
}

function furthest(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

describe("the mended wasm kernels, against cpu", () => {
  it.each([
    [[5, 7], [7, 3], false, false],
    [[7, 5], [7, 3], true, false],
    [[5, 7], [3, 7], false, true],
    [[7, 5], [3, 7], true, true],
    [[4, 6, 5], [4, 6, 3], true, false],
    [[2, 3, 6, 5], [2, 3, 4, 5], false, true],
  ] as const)("multiply %j by %j, transposed %s and %s", async (a, b, transposeA, transposeB) => {
    const { wasm, cpu, leaked } = await onBoth([[...a], [...b]], ([x, y]) => [
      tf.matMul(x, y, transposeA, transposeB),
    ]);
    expect(furthest(wasm[0], cpu[0])).toBeLessThan(1e-5);
    expect(leaked).toBe(0);
  });

  it.each([
    [3, 8, 4, 5, 3, 1, "same"],
    [2, 8, 4, 5, 3, 2, "same"],
    [2, 9, 4, 5, 3, 2, "same"],
    [2, 8, 3, 6, 1, 1, "same"],
    [2, 8, 3, 6, 1, 2, "same"],
    [2, 9, 3, 6, 3, 1, "valid"],
    [2, 9, 3, 6, 3, 2, "valid"],
    // A last row and column that no window reaches.
    [2, 8, 3, 6, 3, 2, "valid"],
    [2, 10, 3, 6, 5, 1, "same"],
    [2, 32, 16, 32, 3, 2, "same"],
  ] as const)(
    "convolve %i images of %i x %i channels to %i, kernel %i, stride %i, %s, and back",
    async (images, side, channelsIn, channelsOut, kernel, stride, pad) => {
      const forward = (x: Tensor, w: Tensor): Tensor => tf.conv2d(x as never, w as never, stride, pad);
      const [x, w] = [
        [images, side, side, channelsIn],
        [kernel, kernel, channelsIn, channelsOut],
      ];
      const out = tf.tidy(() => forward(tf.zeros(x), tf.zeros(w)).shape);
      const { wasm, cpu, leaked } = await onBoth([x, w, out], ([image, filter, pull]) => {
        const gradients = tf.grads((a, b) => tf.sum(tf.mul(forward(a, b), pull)));
        return gradients([image, filter]);
      });
      // Sums of up to a few thousand products of unit normals, in single precision.
      expect(furthest(wasm[0], cpu[0])).toBeLessThan(2e-4);
      expect(furthest(wasm[1], cpu[1])).toBeLessThan(2e-4);
      expect(leaked).toBe(0);
    },
  );

  it.each([
    [3, 8, 4, 3, 1, 1],
    [2, 8, 4, 3, 2, 1],
    [2, 9, 3, 3, 2, 1],
    [2, 8, 3, 2, 2, 0],
    [2, 8, 3, 5, 3, 2],
    [2, 8, 3, 5, 3, 0],
    [2, 9, 3, 3, 2, 0],
  ] as const)(
    "pool %i images of %i x %i channels, window %i, stride %i, padding %i, and back",
    async (images, side, channels, sizePx, stride, paddingPx) => {
      const x = [images, side, side, channels];
      const window = { sizePx, stride, paddingPx };
      for (const pool of [avgPool, maxPool]) {
        const forward = (image: Tensor): Tensor => pool(tf, image as never, window);
        const out = tf.tidy(() => forward(tf.zeros(x)).shape);
        const { wasm, cpu, leaked } = await onBoth([x, out], ([image, pull]) => [
          forward(image),
          tf.grad((a: Tensor) => tf.sum(tf.mul(forward(a), pull)))(image),
        ]);
        expect(furthest(wasm[0], cpu[0])).toBeLessThan(1e-5);
        expect(furthest(wasm[1], cpu[1])).toBeLessThan(1e-5);
        expect(leaked).toBe(0);
      }
    },
  );

  it.each([
    [3, 8, 4, 3, 1, 1, "same"],
    [2, 8, 4, 3, 2, 1, "same"],
    [2, 9, 3, 5, 2, 1, "same"],
    [2, 8, 3, 3, 1, 2, "same"],
    [2, 9, 3, 3, 2, 1, "valid"],
    [2, 8, 3, 3, 2, 1, "valid"],
  ] as const)(
    "convolve %i images of %i x %i channels each by itself, kernel %i, stride %i, %i filters a channel, %s, and back",
    async (images, side, channels, kernel, stride, multiplier, pad) => {
      const [x, w] = [
        [images, side, side, channels],
        [kernel, kernel, channels, multiplier],
      ];
      const forward = (a: Tensor, b: Tensor): Tensor =>
        tf.depthwiseConv2d(a as never, b as never, stride, pad);
      const out = tf.tidy(() => forward(tf.zeros(x), tf.zeros(w)).shape);
      const { wasm, cpu, leaked } = await onBoth([x, w, out], ([image, filter, pull]) => {
        const gradients = tf.grads((a, b) => tf.sum(tf.mul(forward(a, b), pull)));
        return gradients([image, filter]);
      });
      expect(furthest(wasm[0], cpu[0])).toBeLessThan(1e-4);
      expect(furthest(wasm[1], cpu[1])).toBeLessThan(1e-4);
      expect(leaked).toBe(0);
    },
  );

  it("sum the rows of segments, as the gradient of taking rows needs it", async () => {
    const { wasm, cpu, leaked } = await onBoth(
      [
        [4, 3],
        [5, 3],
      ],
      ([x, pull]) => {
        const rows = tf.tensor1d([1, 3, 1, 0, 3], "int32");
        return [tf.grad((a: Tensor) => tf.sum(tf.mul(tf.gather(a, rows), pull)))(x)];
      },
    );
    expect(furthest(wasm[0], cpu[0])).toBeLessThan(1e-6);
    expect(leaked).toBe(0);
  });

  it.each([1, 2, 4])(
    "normalise a batch in %i parts, and back, as the composed operations do",
    async (groups) => {
      const shapes = [[4, 5, 5, 6], [6], [6], [4, 5, 5, 6]];
      const { wasm, cpu, leaked } = await onBoth(shapes, ([x, scale, shift, pull]) => {
        const statistics: Tensor[] = [];
        const forward = (image: Tensor, gain: Tensor, offset: Tensor): Tensor =>
          batchNorm(tf, image as never, gain as never, offset as never, {
            groups,
            epsilon: 1e-5,
            onStatistics: (...both) => statistics.push(...both),
          });
        const value = forward(x, scale, shift);
        const kept = statistics.splice(0).map((one) => tf.clone(one));
        const gradients = tf.grads((...all: Tensor[]) => {
          return tf.sum(tf.mul(forward(all[0], all[1], all[2]), pull));
        })([x, scale, shift]);
        tf.dispose(statistics);
        return [value, ...kept, ...gradients];
      });
      for (const [i, values] of wasm.entries()) expect(furthest(values, cpu[i])).toBeLessThan(1e-4);
      // The statistics that were told first are the caller's.
      expect(leaked).toBe(2);
    },
  );
});

it("a full heap is an error, and what is in it stays", () => {
  const kept = tf.tensor1d([1, 2, 3]);
  const backend = tf.backend() as unknown as { makeOutput(shape: number[], dtype: string): unknown };
  expect(() => backend.makeOutput([2 ** 30 - 2 ** 15], "float32")).toThrow(
    "out of memory: WebAssembly's heap has no",
  );
  expect([...kept.dataSync()]).toEqual([1, 2, 3]);
  kept.dispose();
});
