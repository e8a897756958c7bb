import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { decadesAfter } from "../../scenarios/training/agent/learning-curve.ts";
import { CARBON_PRICE } from "../../scenarios/training/agent/carbon-price.ts";
import { decadesClosed } from "../../scenarios/training/agent/regret.ts";
import { rewardsOf } from "../../scenarios/training/agent/reward.ts";
import type { TrainedAgent } from "../../scenarios/training/agent/trainer.ts";
import { killedInTraining } from "../fixtures/killed-child.ts";
import { scratch } from "../fixtures/scratch.ts";
import { smallTraining } from "./small-training.ts";

const folder = scratch();
const notices: string[] = [];
function train(name: string, stopAfter = Number.POSITIVE_INFINITY, seed?: number): Promise<TrainedAgent> {
  return smallTraining(
    {
      checkpointDir: join(folder, name),
      onNotice: (notice) => void notices.push(notice),
      onProgress({ phase, done }) {
        if (phase === "learning" && done >= stopAfter) throw new Error("cut off");
      },
    },
    seed,
  );
}

/** The checkpoints of a training; a process that was killed may leave the part of one beside them. */
function keptIn(name: string): string[] {
  return readdirSync(join(folder, name))
    .filter((file) => file.endsWith(".checkpoint"))
    .map((file) => join(folder, name, file));
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
      expect(keptIn(name)).toHaveLength(1);
      const resumed = await train(name);
      expect(notices.at(-1)).toContain(`Training goes on after ${episodes} episodes`);
      expect(resumed.actor.parameters).toEqual(whole.actor.parameters);
      expect(resumed.history).toEqual(whole.history);
      // The best weights may be older than what was lost: all that a training is made of must agree at its end.
      expect(readFileSync(keptIn(name)[0])).toEqual(readFileSync(keptIn("whole")[0]));
    },
  );

  it("goes on to the same weights after a kill", async () => {
    await killedInTraining(join(import.meta.dirname, "train-child.ts"), join(folder, "killed"));
    const resumed = await train("killed");
    expect(notices.at(-1)).toMatch(/Training goes on after (8|16|24) episodes/);
    expect(resumed.actor.parameters).toEqual(whole.actor.parameters);
    expect(readFileSync(keptIn("killed")[0])).toEqual(readFileSync(keptIn("whole")[0]));
  });

  it("never meets the checkpoint of another seed, and says where one is damaged or renamed", async () => {
    const before = notices.length;
    await expect(train("seeds", 8)).rejects.toThrow("cut off");
    await expect(train("seeds", 8, 2)).rejects.toThrow("cut off");
    expect(notices).toHaveLength(before);
    const [one, other] = keptIn("seeds");
    renameSync(other, one);
    await expect(train("seeds", 8)).rejects.toThrow("cut off");
    await expect(train("seeds", 8, 2)).rejects.toThrow("cut off");
    expect(notices.slice(before).join()).toMatch(/is not used: it is of another training/);
    writeFileSync(keptIn("seeds")[0], readFileSync(keptIn("whole")[0]).subarray(0, 1000));
    writeFileSync(keptIn("seeds")[1], "{");
    await expect(train("seeds", 8)).rejects.toThrow("cut off");
    expect(notices.at(-1)).toMatch(/is not used: it is damaged/);
  });

  it("leaves nothing behind once its weights are safe", async () => {
    await whole.finish();
    expect(keptIn("whole")).toEqual([]);
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
