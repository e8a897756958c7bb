import { array, assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { trainingGpus, type ActionSpace } from "../../baselines/parts/agent/action-space.ts";
import { continuousAction } from "../../baselines/parts/agent/continuous-action.ts";
import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { networkPolicy } from "../../baselines/parts/agent/trained-policy.ts";
import type { Network } from "../../harness/perceptron/index.ts";
import { stream } from "../../harness/random/index.ts";
import { observing } from "../baselines/observations.ts";

describe("training GPUs of an action", () => {
  it.each([
    ["0..9 on 8 GPUs, as released", 8, [1, 1, 1, 2, 3, 4, 4, 5, 6, 7]],
    ["on 2", 2, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    ["on 32", 32, [1, 3, 6, 9, 12, 16, 19, 22, 25, 28]],
  ])("%s", (_, gpus, expected) => {
    expect(Array.from({ length: 10 }, (_, action) => trainingGpus(action, gpus))).toEqual(expected);
  });

  it("clamps what a normal draw may be", () => {
    expect([-3, 10, 14].map((action) => trainingGpus(action, 8))).toEqual([1, 8, 8]);
  });
});

/** Log density up to a constant, and entropy, written out anew. */
const twins: Record<
  ActionSpace["name"],
  (outputs: number[], action: number) => { log: number; entropy: number }
> = {
  discrete(outputs, action) {
    const total = Math.log(outputs.reduce((sum, output) => sum + Math.exp(output), 0));
    const logs = outputs.map((output) => output - total);
    return { log: logs[action], entropy: -logs.reduce((sum, log) => sum + Math.exp(log) * log, 0) };
  },
  continuous([a, b], action) {
    const deviation = Math.log(1 + Math.exp(b)) + 1e-5;
    const z = (action - 10 * Math.tanh(a)) / deviation;
    return { log: (-z * z) / 2 - Math.log(deviation), entropy: Math.log(deviation) };
  },
};

describe.each([discreteActions, continuousAction])("$name actions", (space) => {
  const outputs = array(double({ min: -2, max: 2, noNaN: true }), {
    minLength: space.outputs,
    maxLength: space.outputs,
  });

  it("have the gradient that small changes show", () => {
    assert(
      property(
        outputs,
        integer({ min: 0, max: 9 }),
        double({ min: -2, max: 2, noNaN: true }),
        (at, action, advantage) => {
          const loss = (values: number[]): number => {
            const { log, entropy } = twins[space.name](values, action);
            return -advantage * log - 0.5 * entropy;
          };
          space.lossGradient(at, action, advantage, 0.5).forEach((slope, i) => {
            const shown = (loss(at.with(i, at[i] + 1e-6)) - loss(at.with(i, at[i] - 1e-6))) / 2e-6;
            expect(Math.abs(slope - shown)).toBeLessThan(1e-4 * (1 + Math.abs(shown)));
          });
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it("are expected to train as many GPUs as draws do on average", () => {
    const random = stream(1, "actions");
    const at = Array.from({ length: space.outputs }, (_, i) => Math.sin(i + 0.3));
    const draws = Array.from({ length: 20_000 }, () => trainingGpus(space.draw(at, random), 8));
    const mean = draws.reduce((sum, training) => sum + training, 0) / draws.length;
    expect(Math.abs(space.expectedTraining(at, 8) - mean)).toBeLessThan(0.06);
  });
});

describe("a network's policy", () => {
  it("takes the expected number of training GPUs, rounded", () => {
    const space: ActionSpace = { ...discreteActions, expectedTraining: (outputs) => outputs[0] };
    const trainingAt = (expected: number): number =>
      networkPolicy({ outputs: () => Float64Array.of(expected) } as unknown as Network, space).trainingGpus(
        observing({}),
      );
    expect([3.4, 3.6].map(trainingAt)).toEqual([3, 4]);
  });
});
