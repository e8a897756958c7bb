import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import wabt from "wabt";
import * as passes from "../../baselines/parts/lamoo/passes.ts";
import { exceeds } from "../../baselines/parts/lamoo/quartic.ts";
import { DualMemory, fitBoundary } from "../../baselines/parts/lamoo/svm.ts";
import { scaleGamma } from "../../baselines/parts/lamoo/kernel.ts";
import { wordOrderOf } from "../../baselines/parts/lamoo/word-order.ts";
import { stream } from "../../harness/random/index.ts";
import { BENCHMARK } from "../fixtures/small-world.ts";
import { choicesOf } from "./observations.ts";

const { space } = BENCHMARK;
const LAMOO = new URL("../../baselines/parts/lamoo/", import.meta.url);

const drawn = (count: number, seed: number): Int32Array => {
  const random = stream(seed, "test");
  return Int32Array.from({ length: count }, () => random.integer(space.size));
};
const inner = (a: number, b: number): number => {
  const other = choicesOf(b);
  return choicesOf(a).reduce((sum, choice, edge) => sum + choice * other[edge], 0);
};

describe("the committed WebAssembly", () => {
  it.each(readdirSync(LAMOO).filter((name) => name.endsWith(".wat")))("is %s, assembled", async (file) => {
    const { parseWat } = await wabt();
    const text = readFileSync(new URL(file, LAMOO), "utf8");
    const { buffer } = parseWat(file, text, { simd: true }).toBinary({});
    const held = readFileSync(new URL(file.replace(".wat", "-wasm.ts"), LAMOO), "utf8");
    expect(held).toContain(`"${Buffer.from(buffer).toString("base64")}"`);
  });
});

describe("a pass over the samples", () => {
  const { fround } = Math;
  /** (scale x . z)^4 as the passes round it. */
  const kernel = (a: number, b: number, scale: number): number => {
    const product = fround(scale * inner(a, b));
    const square = fround(product * product);
    return fround(square * square);
  };
  const firstOfLargest = (values: readonly number[]): number => values.indexOf(Math.max(...values));

  /** Samples with random errors and bars, laid out for the passes; and the same as plain numbers. */
  const lay = (
    count: number,
    seed: number,
  ): { samples: Int32Array; errors: number[]; up: number; down: number } => {
    const random = stream(seed, "lay");
    const samples = drawn(count, seed);
    const { choicePairs } = wordOrderOf(space);
    samples.forEach((architecture, i) => {
      passes.choicePairs.forEach((column, k) => (column[i] = choicePairs[3 * architecture + k]));
      passes.diagonal[i] = kernel(architecture, architecture, SCALE);
      // Few different values: equals must be met.
      passes.errors[i] = random.integer(5) / 2 - 1;
      passes.growBars[i] = random.next() < 0.3 && i > 0 ? Number.NEGATIVE_INFINITY : 0;
      passes.shrinkBars[i] = random.next() < 0.3 && i > 0 ? Number.POSITIVE_INFINITY : 0;
    });
    passes.begin(count, SCALE);
    return {
      samples,
      errors: Array.from(passes.errors.subarray(0, count)),
      up: random.integer(count),
      down: random.integer(count),
    };
  };
  const SCALE = fround(0.08);
  const cases = fc.record({ count: fc.integer({ min: 1, max: 70 }), seed: fc.nat(1e6) });

  it("takes a sample's weight as a plain loop does, to the bit", () => {
    fc.assert(
      fc.property(cases, ({ count, seed }) => {
        const { samples, errors, up } = lay(count, seed);
        const weight = fround(0.37);
        passes.shift(up, weight);
        expect(Array.from(passes.errors.subarray(0, count))).toEqual(
          errors.map((error, t) => fround(error - fround(weight * kernel(samples[t], samples[up], SCALE)))),
        );
      }),
    );
  });

  it("takes a move as a plain loop does, to the bit, and finds the same sample", () => {
    fc.assert(
      fc.property(cases, ({ count, seed }) => {
        const { samples, errors, up, down } = lay(count, seed);
        const move = fround(0.37);
        const expected = errors.map((error, t) => {
          const [upwards, downwards] = [up, down].map((of) => kernel(samples[t], samples[of], SCALE));
          return fround(error - fround(move * fround(upwards - downwards)));
        });
        const found = passes.advance(up, down, move);
        expect(Array.from(passes.errors.subarray(0, count))).toEqual(expected);
        expect(found).toBe(firstOfLargest(expected.map((error, t) => error + passes.growBars[t])));
      }),
    );
  });

  it("finds the partner that a plain loop finds, and the largest gap", () => {
    fc.assert(
      fc.property(cases, ({ count, seed }) => {
        const { samples, errors, up } = lay(count, seed);
        const highest = errors[up];
        const gaps = errors.map((error, t) => fround(highest - fround(error + passes.shrinkBars[t])));
        const gains = gaps.map((gap, t) => {
          const row = kernel(samples[t], samples[up], SCALE);
          const sum = fround(passes.diagonal[up] + passes.diagonal[t]);
          const curvature = Math.max(fround(sum - fround(2 * row)), fround(1e-6));
          return fround(fround(Math.max(0, gap) ** 2) / curvature);
        });
        const down = passes.partner(up, highest);
        const largestGap = passes.largestGap();
        expect(largestGap).toBe(Math.max(...gaps));
        expect(largestGap > 0 ? down : -1).toBe(largestGap > 0 ? firstOfLargest(gains) : -1);
      }),
    );
  });

  it("keeps kernel rows right where there is room for few of them", () => {
    const count = 9000;
    const { samples } = lay(count, 3);
    const random = stream(3, "rows");
    for (let asked = 0; asked < 400; asked++) {
      const [of, other] = [random.integer(200), random.integer(count)];
      expect(passes.kernelOf(of, other)).toBe(kernel(samples[of], samples[other], SCALE));
      passes.advance(of, random.integer(200), 0);
      expect(passes.kernelOf(of, other)).toBe(kernel(samples[of], samples[other], SCALE));
    }
  });
});

describe("a sum of fourth powers over the space", () => {
  it("exceeds a threshold where a plain sum does", () => {
    const architectures = drawn(40, 5);
    const random = stream(5, "weights");
    const weights = Float64Array.from(architectures, () => (random.next() < 0.3 ? 0 : random.normal()));
    const plain = (z: number): number =>
      architectures.reduce((sum, architecture, i) => sum + weights[i] * inner(architecture, z) ** 4, 0);
    const asked = drawn(300, 6);
    const sums = Array.from(asked, plain);
    const threshold = sums.toSorted((a, b) => a - b)[150] + 1e-3;
    const above = exceeds(space, { architectures, weights }, threshold);
    const { places } = wordOrderOf(space);
    const isAbove = (place: number): boolean => ((above[place >> 5] >>> (place & 31)) & 1) === 1;
    expect(Array.from(asked, (architecture) => isAbove(places[architecture]))).toEqual(
      sums.map((sum) => sum > threshold),
    );
  });
});

describe("a fit", () => {
  it("ends with duals in their bounds, in balance, and no gap of the margin left", () => {
    const architectures = Int32Array.from(new Set(drawn(60, 7)));
    // A rule that no quartic follows: some duals end at their bounds.
    const good = Uint8Array.from(
      architectures,
      (architecture) => (inner(architecture, architecture) * 7) % 2,
    );
    const memory = new DualMemory(space);
    const { predictedGood, boundary } = fitBoundary(space, architectures, good, memory);
    const scale = scaleGamma(space, architectures) / 25;
    const duals = Array.from(architectures, (architecture) => memory.of(architecture));
    expect(duals.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 5);
    duals.forEach((dual, i) => {
      expect(dual).toBeGreaterThanOrEqual(good[i] - 1);
      expect(dual).toBeLessThanOrEqual(good[i]);
    });
    const errors = Array.from(architectures, (z, t) => {
      const value = duals.reduce((sum, dual, i) => sum + dual * (scale * inner(architectures[i], z)) ** 4, 0);
      return (good[t] === 1 ? 1 : -1) - value;
    });
    const mayGrow = errors.filter((_, t) => duals[t] < good[t]);
    const mayShrink = errors.filter((_, t) => duals[t] > good[t] - 1);
    expect(Math.max(...mayGrow) - Math.min(...mayShrink)).toBeLessThan(1.01);
    expect(Array.from(architectures, (architecture) => (boundary.isGood(architecture) ? 1 : 0))).toEqual(
      Array.from(predictedGood),
    );
  });
});
