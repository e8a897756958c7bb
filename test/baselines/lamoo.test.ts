import { describe, expect, it } from "vitest";
import { PAPER_LAMOO, lamoo } from "../../baselines/parts/lamoo/lamoo.ts";
import { scaleGamma } from "../../baselines/parts/lamoo/kernel.ts";
import { PartitionTree, lies, type Region } from "../../baselines/parts/lamoo/tree.ts";
import { hypervolume } from "../../harness/analysis/index.ts";
import type { Outcome } from "../../harness/method/index.ts";
import { stream } from "../../harness/random/index.ts";
import { BENCHMARK } from "../fixtures/small-world.ts";
import { choicesOf, learned, observing } from "./observations.ts";

const { space, referenceLosses } = BENCHMARK;
const ALL = Array.from({ length: space.size }, (_, i) => i);
const randomly = (count: number, seed: number): number[] =>
  stream(seed, "test")
    .shuffle([...ALL])
    .slice(0, count);
const inside =
  (region: Region): ((architecture: number) => boolean) =>
  (architecture) =>
    lies(architecture, region.path, region.path.length);
const regionsOf = (samples: readonly Outcome[], weight = 30): Region[] =>
  new PartitionTree(space, referenceLosses, weight).regions(samples);

describe("LaMOO's tree", () => {
  const samples = randomly(150, 1).map(learned);
  const regions = regionsOf(samples);

  it("partitions the space: every architecture lies in exactly one leaf", () => {
    expect(regions.length).toBeGreaterThan(2);
    const tests = regions.map(inside);
    const homes = new Set(ALL.map((architecture) => tests.filter((test) => test(architecture)).length));
    expect([...homes]).toEqual([1]);
  });

  it("has leaves with samples of their own, at most three splits deep", () => {
    for (const region of regions) {
      expect(samples.filter(({ architecture }) => inside(region)(architecture)).length).toBeGreaterThan(0);
      expect(region.path.length).toBeLessThanOrEqual(3);
    }
  });

  it("values a leaf by the hypervolume of its samples and a bonus for having few, the best first", () => {
    const countIn = (region: Region, depth: number): number =>
      samples.filter(({ architecture }) => lies(architecture, region.path, depth)).length;
    for (const region of regions) {
      const own = samples.filter(({ architecture }) => inside(region)(architecture));
      const points = Float64Array.from(own.flatMap(({ losses }) => losses));
      const parent = countIn(region, region.path.length - 1);
      const bonus = 2 * 30 * Math.sqrt((2 * Math.log(parent)) / own.length);
      expect(region.value).toBeCloseTo(hypervolume(points, 2, referenceLosses) + bonus, 6);
    }
    const values = regions.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  it("does not split ten samples or fewer", () => {
    expect(regionsOf(samples.slice(0, 10)).map(({ path }) => path)).toEqual([[]]);
    expect(regionsOf(samples.slice(0, 11)).length).toBeGreaterThan(1);
  });

  it("gives the same regions to the same samples", () => {
    const members = (list: readonly Region[]): number[] => ALL.filter(inside(list[0]));
    expect(members(regionsOf(samples))).toEqual(members(regions));
  });
});

describe("LaMOO's machine", () => {
  it("scales its kernel by the spread of the samples: gamma = 1 / (6 x variance of the numbers over 5)", () => {
    const architectures = randomly(30, 8).filter((architecture) =>
      choicesOf(architecture).every((choice) => choice < 4),
    );
    const numbers = architectures.flatMap(choicesOf).map((choice) => choice / 5);
    const centre = numbers.reduce((a, b) => a + b) / numbers.length;
    const variance = numbers.reduce((sum, number) => sum + (number - centre) ** 2, 0) / numbers.length;
    expect(scaleGamma(space, Int32Array.from(architectures))).toBeCloseTo(1 / (6 * variance), 9);
    expect(scaleGamma(space, Int32Array.of(0))).toBe(1);
  });

  const sum = (architecture: number): number => choicesOf(architecture).reduce((a, b) => a + b, 0);

  it("separates halves that can be separated, and holds for architectures it never saw", () => {
    // Good: large sums of codes; bad: small ones; a wide gap between.
    const drawn = randomly(4000, 2).filter(
      (architecture) => sum(architecture) <= 8 || sum(architecture) >= 16,
    );
    const low = drawn.filter((architecture) => sum(architecture) <= 8).slice(0, 60);
    const high = drawn.filter((architecture) => sum(architecture) >= 16).slice(0, 60);
    const samples = [...low, ...high].map((architecture) => ({
      architecture,
      losses: [-sum(architecture) * 3, 40 - sum(architecture)],
    }));
    const [{ boundary, good }] = regionsOf(samples)[0].path;
    const sideOf = (architecture: number): boolean => boundary.isGood(architecture);
    expect(typeof good).toBe("boolean");
    expect(low.filter(sideOf)).toEqual([]);
    expect(high.filter((architecture) => !sideOf(architecture))).toEqual([]);
    const unseen = ALL.filter((architecture) => sum(architecture) <= 6 || sum(architecture) >= 18);
    const wrong = unseen.filter((architecture) => sideOf(architecture) !== sum(architecture) >= 18);
    expect(wrong.length / unseen.length).toBeLessThan(0.02);
  });

  it("keeps most of a real half on its side", () => {
    const samples = randomly(100, 4).map(learned);
    const regions = regionsOf(samples);
    const [{ boundary }] = regions[0].path;
    const better = (outcome: Outcome): number =>
      samples.filter(({ losses }) => losses[0] < outcome.losses[0] && losses[1] < outcome.losses[1]).length;
    const ranked = samples.toSorted((a, b) => better(a) - better(b));
    const right = ranked.filter(({ architecture }, i) => boundary.isGood(architecture) === i < 50).length;
    expect(right).toBeGreaterThan(70);
  });
});

describe("LaMOO's proposals", () => {
  const trained = randomly(120, 3).map(learned);
  const observation = observing({ trained, elapsedHours: 5 });
  const [best] = regionsOf(trained);
  const propose = (skip: (architecture: number) => boolean): number | null =>
    lamoo(stream(1, "test"), PAPER_LAMOO).propose(observation, skip);

  it("lie in the most promising region, anywhere in it", () => {
    const proposer = lamoo(stream(1, "test"), PAPER_LAMOO);
    const drawn = Array.from({ length: 200 }, () => proposer.propose(observation, () => false) as number);
    expect(drawn.every(inside(best))).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(20);
  });

  it("fall back on the region around one that is used up, and end with the space", () => {
    const outside = propose(inside(best));
    expect(outside).not.toBeNull();
    expect(inside(best)(outside as number)).toBe(false);
    const siblings = best.path.slice(0, -1);
    expect(lies(outside as number, siblings, siblings.length)).toBe(true);
    const last = ALL.find((architecture) => !inside(best)(architecture)) as number;
    expect(propose((architecture) => architecture !== last)).toBe(last);
    expect(propose(() => true)).toBeNull();
  });

  it("are uniform draws while there is nothing to learn from", () => {
    const proposer = lamoo(stream(1, "test"), PAPER_LAMOO);
    const drawn = Array.from({ length: 100 }, () => proposer.propose(observing({}), () => false) as number);
    expect(new Set(drawn).size).toBeGreaterThan(90);
  });

  it("go by the tree of the hour: samples that come within it change nothing yet", () => {
    const proposer = lamoo(stream(1, "test"), PAPER_LAMOO);
    const twin = lamoo(stream(1, "test"), PAPER_LAMOO);
    const more = { ...observation, trained: [...trained, ...randomly(60, 9).map(learned)] };
    const draw = (who: typeof proposer, seen: typeof observation): number | null =>
      who.propose(seen, () => false);
    draw(proposer, observation);
    draw(twin, observation);
    const within = Array.from({ length: 50 }, () => draw(proposer, { ...more, elapsedHours: 5.9 }));
    expect(within).toEqual(Array.from({ length: 50 }, () => draw(twin, observation)));
  });

  it("go by a new tree in the next hour", () => {
    const proposer = lamoo(stream(1, "test"), PAPER_LAMOO);
    const more = [...trained, ...randomly(60, 9).map(learned)];
    const tree = new PartitionTree(space, referenceLosses, PAPER_LAMOO.explorationWeight);
    const [before] = tree.regions(trained);
    const [after] = tree.regions(more);
    proposer.propose(observation, () => false);
    const next = observing({ trained: more, elapsedHours: 6 });
    const drawn = Array.from({ length: 100 }, () => proposer.propose(next, () => false) as number);
    expect(drawn.every(inside(after))).toBe(true);
    expect(drawn.every(inside(before))).toBe(false);
  });
});
