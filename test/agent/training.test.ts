import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { decadesAfter } from "../../scenarios/training/agent/learning-curve.ts";
import { CARBON_PRICE } from "../../scenarios/training/agent/carbon-price.ts";
import { decadesClosed } from "../../scenarios/training/agent/regret.ts";
import { rewardsOf } from "../../scenarios/training/agent/reward.ts";
import { trainAgent, type TrainedAgent } from "../../scenarios/training/agent/trainer.ts";
import { TrainingData } from "../../scenarios/training/agent/training-data.ts";
import { TRAINING_ZONES } from "../../scenarios/training/agent/windows.ts";
import { BENCHMARK } from "../fixtures/small-world.ts";
import { scratch } from "../fixtures/scratch.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";

const folder = scratch();
const trace = new CarbonTrace(syntheticTrace(24 * 1100, "2021-01-01T00:00Z"));
const data = new TrainingData(BENCHMARK, new Map(TRAINING_ZONES.map((zone) => [zone, trace])), []);
const request = {
  seed: 5,
  episodes: 32,
  actions: discreteActions,
  schedule: { worlds: 1, lookEvery: 1, curveSearches: 1 },
};

const notices: string[] = [];
function train(
  name: string,
  stopAfter = Number.POSITIVE_INFINITY,
  seed = request.seed,
): Promise<TrainedAgent> {
  return trainAgent({ ...request, seed }, data, {
    checkpoint: join(folder, name),
    onNotice: (notice) => void notices.push(notice),
    onProgress({ phase, done }) {
      if (phase === "learning" && done >= stopAfter) throw new Error("cut off");
    },
  });
}

let whole: TrainedAgent;
beforeAll(async () => {
  whole = await train("whole");
});

describe("training an agent", () => {
  it("changes its weights, and keeps to the best that the held-back windows saw", () => {
    expect(whole.history.map(([episodes]) => episodes)).toEqual([8, 16, 24, 32]);
    expect(whole.history.every(([, found]) => Number.isFinite(found))).toBe(true);
  });

  // What a checkpoint leaves out shows late: the critic's squares two updates on, the best weights when the last are worse.
  it.each([8, 24])(
    "goes on to the same weights, bit for bit, cut off after %i episodes",
    async (episodes) => {
      const scores = whole.history.map(([, found]) => found);
      expect(scores.indexOf(Math.max(...scores))).toBeLessThan(scores.length - 2);
      const name = `cut-${episodes}`;
      await expect(train(name, episodes)).rejects.toThrow("cut off");
      expect(existsSync(join(folder, name))).toBe(true);
      const resumed = await train(name);
      expect(notices.at(-1)).toContain(`Training goes on after ${episodes} episodes`);
      expect(resumed.actor.parameters).toEqual(whole.actor.parameters);
      expect(resumed.history).toEqual(whole.history);
      // The best weights may be older than what was lost: all that a training is made of must agree at its end.
      expect(readFileSync(join(folder, name), "utf8")).toBe(readFileSync(join(folder, "whole"), "utf8"));
    },
  );

  it("says why a checkpoint of another seed, or a damaged one, is of no use", async () => {
    await expect(train("whole", 8, 2)).rejects.toThrow("cut off");
    expect(notices.at(-1)).toMatch(/is not used: it is of another training/);
    writeFileSync(join(folder, "half"), readFileSync(join(folder, "whole")).subarray(0, 1000));
    expect((await train("half")).actor.parameters).toEqual(whole.actor.parameters);
    expect(notices.at(-1)).toMatch(/is not used: it is damaged/);
  });
});

describe("the reward", () => {
  const curve = Float64Array.from({ length: 200 }, (_, n) => n / 100);

  it("pays for carbon as it is spent and for decades at the end, by hand", () => {
    const moments = [
      { trainings: 0, carbonG: 0 },
      { trainings: 10, carbonG: 3000 },
      { trainings: 150, carbonG: 4500 },
    ];
    const rewards = rewardsOf(moments, curve, 300);
    expect(rewards[0]).toBeCloseTo(-10 * CARBON_PRICE, 12);
    expect(rewards[1]).toBeCloseTo(1.5 - 1 - 5 * CARBON_PRICE, 12);
  });

  it("counts decades of regret", () => {
    expect(decadesClosed(99, 100)).toBeCloseTo(2, 12);
    expect(decadesClosed(0, 100)).toBeCloseTo(0, 12);
    expect(decadesClosed(100, 100)).toBe(4);
    expect(decadesAfter(curve, 1000)).toBe(1.99);
  });
});
