import { describe, expect, it } from "vitest";
import type { Proposer } from "../../baselines/parts/proposers/proposer.ts";
import { mostPromising } from "../../baselines/parts/searchers/most-promising.ts";
import { ScoreCalibration } from "../../baselines/parts/searchers/score-calibration.ts";
import { QUEUE_LIMIT, scoreFirst } from "../../baselines/parts/searchers/score-first.ts";
import { scoreThenTrainFront } from "../../baselines/parts/searchers/score-then-train-front.ts";
import { trainDirectly } from "../../baselines/parts/searchers/train-directly.ts";
import type { Outcome } from "../../harness/method/index.ts";
import { observing } from "./observations.ts";

/** Proposes 0, 1, 2 and so on, as far as it may. */
function counting(): Proposer {
  let next = 0;
  return {
    propose(_, skip) {
      while (skip(next)) next++;
      return next++;
    },
  };
}

const candidate = (architecture: number, ...losses: number[]): Outcome => ({ architecture, losses });

describe("score first", () => {
  it("trains the waiting candidate that the fewest dominate, of equals the one that waits longest", () => {
    const waiting = [candidate(9, 5, 5), candidate(4, 1, 4), candidate(7, 4, 1), candidate(2, 2, 4)];
    expect(scoreFirst(counting()).train(observing({ waiting }))).toEqual({
      architecture: 4,
      fidelity: "training",
    });
    expect(scoreFirst(counting()).train(observing({}))).toBeNull();
  });

  it(`scores while fewer than ${QUEUE_LIMIT} wait, never what is taken or scored`, () => {
    const queue = (count: number): Outcome[] =>
      Array.from({ length: count }, (_, i) => candidate(1000 + i, 1, 1));
    const known = { trained: [candidate(0, 1, 1)], scored: [candidate(1, 1, 1)] };
    const searcher = scoreFirst(counting());
    expect(searcher.sample(observing({ ...known, waiting: queue(10) }))).toBe(2);
    expect(searcher.sample(observing({ ...known, waiting: queue(11) }))).toBeNull();
    expect(QUEUE_LIMIT).toBe(11);
  });
});

describe("score, then train the front", () => {
  const scored = [candidate(0, 1, 9), candidate(1, 5, 5), candidate(2, 9, 1), candidate(3, 9, 9)];

  it("scores so many, no more, then trains the estimated front and ends", () => {
    const searcher = scoreThenTrainFront(counting(), 4, 3);
    const drawn = Array.from({ length: 6 }, () => searcher.sample(observing({})));
    expect(drawn).toEqual([0, 1, 2, 3, null, null]);
    expect(searcher.train(observing({ scored: scored.slice(1) }))).toBeNull();
    const late = observing({ scored, waiting: scored });
    const trained = Array.from({ length: 4 }, () => searcher.train(late)?.architecture ?? null);
    expect(trained.slice(0, 3).toSorted()).toEqual([0, 1, 2]);
    expect(trained[3]).toBeNull();
    expect(searcher.finished(late)).toBe(true);
  });

  it("takes the least crowded of a front that is too large, the next front where it is too small", () => {
    const train = (trainings: number, waiting: readonly Outcome[]): (number | undefined)[] => {
      const searcher = scoreThenTrainFront(counting(), 4, trainings);
      const late = observing({ scored: waiting, waiting });
      return Array.from({ length: trainings }, () => searcher.train(late)?.architecture);
    };
    expect(train(2, scored).toSorted()).toEqual([0, 2]);
    expect(train(4, scored)[3]).toBe(3);
  });
});

describe("train directly", () => {
  it("trains what is proposed and not taken, never samples, never ends", () => {
    const searcher = trainDirectly(counting());
    const observation = observing({ trained: [candidate(0, 1, 1)] });
    expect(searcher.train(observation)).toEqual({ architecture: 1, fidelity: "training" });
    expect([searcher.sample(observation), searcher.finished(observation)]).toEqual([null, false]);
  });
});

describe("the most promising first", () => {
  const limit = 3;
  const queue = [candidate(100, -60, 20), candidate(101, -70, 30), candidate(102, -50, 40)];
  /** Scores that lie 20 points below what training shows, with one that learned nothing. */
  const known = {
    trained: [candidate(1, -70, 45), candidate(2, -75, 45), candidate(3, -10, 45), candidate(4, -78, 45)],
    scored: [candidate(1, -50, 45), candidate(2, -55, 45), candidate(3, -49, 45), candidate(4, -58, 45)],
    referenceLosses: [0, 50],
  };

  it("scores what is known, then what is proposed while too few wait", () => {
    const searcher = mostPromising(counting(), limit);
    const trained = [candidate(7, -70, 45), candidate(9, -70, 45)];
    expect(searcher.sample(observing({ trained }))).toBe(7);
    expect(searcher.sample(observing({ trained, scored: [candidate(7, -50, 45)] }))).toBe(9);
    const both = [candidate(7, -50, 45), candidate(9, -50, 45)];
    expect(searcher.sample(observing({ trained, scored: both }))).toBe(0);
    expect(searcher.sample(observing({ trained, scored: both, waiting: queue }))).toBeNull();
  });

  it("trains nothing before the queue was full, or the space is used up", () => {
    const searcher = mostPromising(counting(), limit);
    expect(searcher.train(observing({ ...known, waiting: queue.slice(1) }))).toBeNull();
    expect(searcher.train(observing({ ...known, waiting: queue }))).not.toBeNull();
    expect(searcher.train(observing({ ...known, waiting: queue.slice(1) }))).not.toBeNull();
    const empty = mostPromising({ propose: () => null }, limit);
    empty.sample(observing({}));
    expect(empty.train(observing({ ...known, waiting: queue.slice(1) }))).not.toBeNull();
  });

  it("takes what adds the most hypervolume to what is trained and in training, and then what few dominate", () => {
    const searcher = mostPromising(counting(), limit);
    // Promised accuracies 80, 90, 70: areas beyond the front of (78 %, 45 mJ).
    const picks = [searcher.train(observing({ ...known, waiting: queue }))];
    picks.push(searcher.train(observing({ ...known, waiting: [queue[1], queue[2]] })));
    picks.push(searcher.train(observing({ ...known, waiting: [queue[2]] })));
    expect(picks.map((pick) => pick?.architecture)).toEqual([100, 101, 102]);
  });

  it("foretells by a line through those near the best: one that learned nothing does not tilt it", () => {
    const calibration = new ScoreCalibration();
    expect(calibration.predict(-60)).toBe(-60);
    calibration.learn(observing(known));
    expect(calibration.predict(-60)).toBeCloseTo(-80, 9);
    expect(calibration.predict(-45)).toBeCloseTo(-65, 9);
  });

  it("lets a score that misleads count for nothing", () => {
    const calibration = new ScoreCalibration();
    const trained = [candidate(1, -70, 1), candidate(2, -72, 1), candidate(3, -74, 1)];
    const scored = [candidate(1, -60, 1), candidate(2, -58, 1), candidate(3, -56, 1)];
    calibration.learn(observing({ trained, scored }));
    expect(calibration.predict(-10)).toBeCloseTo(-72, 9);
  });
});
