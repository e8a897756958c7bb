import { describe, expect, it } from "vitest";
import { drawUniformly } from "../../baselines/parts/proposers/uniform.ts";
import { stream } from "../../harness/random/index.ts";
import type { SearchSpace } from "../../harness/nas/index.ts";
import { BENCHMARK } from "../fixtures/small-world.ts";

const spaceOf = (size: number): SearchSpace => ({ ...BENCHMARK.space, size });

describe("uniform draws", () => {
  it("exhaust the space, each architecture exactly once", () => {
    const space = spaceOf(700);
    const random = stream(1, "test");
    const drawn = new Set<number>();
    for (let i = 0; i < space.size; i++) {
      const architecture = drawUniformly(space, random, (candidate) => drawn.has(candidate)) as number;
      expect(drawn.has(architecture)).toBe(false);
      drawn.add(architecture);
    }
    expect([Math.min(...drawn), Math.max(...drawn), drawn.size]).toEqual([0, 699, 700]);
    expect(drawUniformly(space, random, (candidate) => drawn.has(candidate))).toBeNull();
  });

  it("find the last one that is left, in a space of 15,625", () => {
    expect(drawUniformly(BENCHMARK.space, stream(2, "test"), (candidate) => candidate !== 15_624)).toBe(
      15_624,
    );
  });

  it("favour none of those that are left, however few", () => {
    const random = stream(3, "test");
    const counts = new Map<number, number>();
    const rounds = 3000;
    for (let i = 0; i < rounds; i++) {
      const drawn = drawUniformly(spaceOf(2000), random, (candidate) => candidate % 500 !== 7) as number;
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([7, 507, 1007, 1507]);
    const sd = Math.sqrt(rounds * 0.25 * 0.75);
    for (const count of counts.values()) expect(Math.abs(count - rounds / 4)).toBeLessThan(4 * sd);
  });
});
