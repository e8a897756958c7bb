import { describe, expect, it } from "vitest";
import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { FEATURES } from "../../baselines/parts/agent/state.ts";
import { stream } from "../../harness/random/index.ts";
import { GROUP } from "../../scenarios/training/agent/curriculum.ts";
import type { Episode } from "../../scenarios/training/agent/episode.ts";
import { Learner, initialState } from "../../scenarios/training/agent/learner.ts";

const STEPS = 6;
const USUAL = 300;
const curve = Float64Array.from({ length: 50 }, (_, n) => Math.sqrt(n));

/** Episodes of two worlds; those of the second spend so much more carbon in every step. */
function episodes(moreG: number): Episode[] {
  return Array.from({ length: 2 * GROUP }, (_, i) => {
    const random = stream(3, `episode/${i}`);
    let carbonG = 0;
    const moments = Array.from({ length: STEPS + 1 }, (__, t) => {
      if (t > 0) carbonG += 1000 * random.next() + (i < GROUP ? 0 : moreG);
      return { trainings: 2 * t, carbonG };
    });
    return {
      states: Float64Array.from({ length: STEPS * FEATURES.length }, () => random.next()),
      actions: Array.from({ length: STEPS }, () => random.integer(10)),
      moments,
      usualGPerKwh: USUAL,
      hypervolumes: [],
      worth: 0,
    } as unknown as Episode;
  });
}

function taught(batch: readonly Episode[]): Float64Array {
  const learner = new Learner(initialState(1, discreteActions), discreteActions);
  learner.learn(batch, curve, 0);
  return learner.actor.parameters;
}

describe("an update", () => {
  it("lets actions alone tell the episodes of a world apart: what a world costs all of them moves nothing", () => {
    const plain = taught(episodes(0));
    const dear = taught(episodes(5000));
    const untaught = initialState(1, discreteActions).actor;
    const largest = (a: Float64Array, b: Float64Array): number =>
      Math.max(...a.map((x, i) => Math.abs(x - b[i])));
    expect(largest(plain, untaught)).toBeGreaterThan(1e-5);
    expect(largest(plain, dear)).toBeLessThan(1e-9);
  });
});
