import { describe, expect, it } from "vitest";
import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { RELEASED_AGENT, onlinePolicy, releasedShape } from "../../baselines/parts/agent/online-policy.ts";
import { releasedReward } from "../../baselines/parts/agent/released-reward.ts";
import { stream } from "../../harness/random/index.ts";
import { layersOf } from "../../harness/perceptron/network.ts";
import { definition, runSmall } from "../fixtures/small-world.ts";
import { observing } from "../baselines/observations.ts";

describe("the agent as released", () => {
  it("is rewarded by the released formula, by hand", () => {
    const step = {
      hypervolumeGain: 0.01,
      elapsedShare: 0.5,
      carbonG: 2400,
      highestGPerKwh: 400,
      trainingsFinished: 3,
      gpus: 8,
    };
    // 20 * 0.01 * (0.8 + 0.4) - 2400 / 8 * 2 / 400 + 0.05 * 3
    expect(releasedReward(step)).toBeCloseTo(0.24 - 1.5 + 0.15, 12);
    expect(releasedReward({ ...step, highestGPerKwh: 0 })).toBeCloseTo(0.39, 12);
  });

  it("has the released network: 4-100-150-200-100, sigmoid, no hidden biases", () => {
    const shape = releasedShape(10);
    expect(shape).toEqual({
      sizes: [4, 100, 150, 200, 100, 10],
      activation: "sigmoid",
      hiddenBias: false,
    });
    expect(layersOf(shape).parameters).toBe(66_410);
    expect(RELEASED_AGENT).toMatchObject({
      actorRate: 1e-4,
      criticRate: 0.1,
      discount: 0.99,
      entropyWeight: 0.5,
    });
  });

  it("acts the same for the same stream, and otherwise once what it sees has taught it otherwise", () => {
    const split = (hypervolume: number): number[] => {
      const policy = onlinePolicy(stream(1, "agent"), discreteActions);
      return Array.from({ length: 60 }, (_, hour) =>
        policy.trainingGpus(
          observing({ elapsedHours: hour, remainingHours: 80 - hour, hypervolume: hour * hypervolume }),
        ),
      );
    };
    expect(split(10)).toEqual(split(10));
    expect(split(10)).not.toEqual(split(0));
    expect(Math.min(...split(10))).toBeGreaterThanOrEqual(1);
    expect(Math.max(...split(10))).toBeLessThanOrEqual(7);
  });

  it("splits all GPUs every hour in the world", () => {
    const splits = runSmall(definition("ce-nas-online")).events.filter(({ type }) => type === "allocated");
    expect(splits.length).toBeGreaterThanOrEqual(14);
    expect(splits.every((event) => event.type === "allocated" && event.training + event.sampling === 6)).toBe(
      true,
    );
  });
});
