import { describe, expect, it } from "vitest";
import { nsga2 } from "../../baselines/parts/proposers/nsga2.ts";
import { regularizedEvolution } from "../../baselines/parts/proposers/regularized-evolution.ts";
import type { Outcome } from "../../harness/method/index.ts";
import { stream } from "../../harness/random/index.ts";
import { choicesOf, observing, outcome } from "./observations.ts";

const none = (): boolean => false;
const distance = (a: readonly number[], b: readonly number[]): number =>
  a.filter((choice, edge) => choice !== b[edge]).length;

describe("regularized evolution", () => {
  const best = [1, 1, 1, 1, 1, 1];
  const young = [
    outcome([2, 2, 2, 2, 2, 2], [-50, 20]),
    outcome(best, [-60, 10]),
    outcome([2, 2, 3, 3, 2, 2], [-55, 15]),
  ];
  const old = [0, 1, 2].map((i) => outcome([4, 4, 4, 4, 4, i], [-90, 1]));

  it("mutates one edge of the best of the young, however good the old were", () => {
    const proposer = regularizedEvolution(stream(1, "test"), 3, 3);
    const edges = new Set<number>();
    for (let i = 0; i < 200; i++) {
      const child = choicesOf(proposer.propose(observing({ trained: [...old, ...young] }), none) as number);
      expect(distance(child, best)).toBe(1);
      edges.add(child.findIndex((choice) => choice !== 1));
    }
    expect(edges.size).toBe(6);
  });

  it("lets the best die of age when younger ones come", () => {
    const proposer = regularizedEvolution(stream(1, "test"), 3, 3);
    const newcomer = [0, 3, 0, 3, 0, 3];
    const trained = [...young, outcome(newcomer, [-58, 12]), outcome([2, 2, 2, 2, 2, 3], [-40, 30])];
    for (let i = 0; i < 50; i++) {
      const child = choicesOf(proposer.propose(observing({ trained }), none) as number);
      expect(distance(child, newcomer)).toBe(1);
    }
  });

  it("draws uniformly until its population is full, and where a neighbourhood is used up", () => {
    const proposer = regularizedEvolution(stream(1, "test"), 3, 3);
    const drawn = Array.from({ length: 50 }, () =>
      distance(choicesOf(proposer.propose(observing({ trained: old.slice(0, 2) }), none) as number), best),
    );
    expect(Math.max(...drawn)).toBeGreaterThan(2);
    const far = (candidate: number): boolean => distance(choicesOf(candidate), best) <= 1;
    const child = proposer.propose(observing({ trained: [...old, ...young] }), far) as number;
    expect(distance(choicesOf(child), best)).toBeGreaterThan(1);
    expect(proposer.propose(observing({ trained: [...old, ...young] }), () => true)).toBeNull();
  });
});

describe("NSGA-II", () => {
  const ofOne = (operation: number, losses: readonly number[], last = operation): Outcome =>
    outcome([operation, operation, operation, operation, operation, last], losses);
  /** Share of the children's edges that have one of these operations. */
  const shareOf = (
    operations: readonly number[],
    trained: readonly Outcome[],
    population: number,
  ): number => {
    const proposer = nsga2(stream(1, "test"), population);
    const children = Array.from({ length: 300 }, () =>
      choicesOf(proposer.propose(observing({ trained }), none) as number),
    ).flat();
    return children.filter((choice) => operations.includes(choice)).length / children.length;
  };

  it("breeds from the better half of parents and children", () => {
    const better = [ofOne(3, [-90, 10]), ofOne(3, [-80, 5], 2)];
    const worse = [ofOne(1, [-50, 30]), ofOne(1, [-40, 20], 2)];
    // One edge in six mutates: of the rest all are inherited.
    expect(shareOf([3], [...worse, ...better], 2)).toBeGreaterThan(0.7);
    expect(shareOf([1], [...better, ...worse], 2)).toBeLessThan(0.15);
  });

  it("keeps the ends of a front rather than its crowd", () => {
    const ends = [ofOne(1, [-90, 40]), ofOne(2, [-10, 1])];
    const crowd = [ofOne(3, [-50, 20]), ofOne(4, [-49, 19])];
    expect(shareOf([3, 4], [...crowd, ...ends], 2)).toBeLessThan(0.15);
    expect(shareOf([1, 2], [...ends, ...crowd], 2)).toBeGreaterThan(0.8);
  });

  it("chooses anew only when a generation is whole", () => {
    const parents = [ofOne(1, [-50, 30]), ofOne(1, [-40, 20], 2)];
    expect(shareOf([3], [...parents, ofOne(3, [-90, 1])], 2)).toBeLessThan(0.15);
  });

  it("ends when the space does", () => {
    const trained = [ofOne(1, [-50, 30]), ofOne(2, [-40, 20])];
    expect(nsga2(stream(1, "test"), 2).propose(observing({ trained }), () => true)).toBeNull();
  });
});
