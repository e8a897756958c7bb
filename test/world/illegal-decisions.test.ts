import { describe, expect, it } from "vitest";
import { IllegalDecisionError, type WorldOptions } from "../../harness/world/index.ts";
import { stream } from "../../harness/random/index.ts";
import type { Method } from "../../harness/method/index.ts";
import { runSmall } from "../fixtures/small-world.ts";
import { scripted } from "./scripted.ts";

const run =
  (told: Partial<Method>, sampler: "one-shot" | null = null, changes: Partial<WorldOptions> = {}) =>
  (): unknown =>
    runSmall(scripted(told, sampler), { gpus: 3, ...changes });

describe("an illegal decision is refused with the method, what it did and what was expected", () => {
  it.each([
    [{ training: 3, sampling: 1 }, "allocated 3 training and 1 sampling GPUs"],
    [{ training: -1, sampling: 1 }, "allocated -1 training"],
    [{ training: 1.5, sampling: 0 }, "allocated 1.5 training"],
    [{ training: Number.NaN, sampling: 0 }, "allocated NaN training"],
  ])("the split %j", (allocation, what) => {
    const attempt = run({ allocate: () => allocation });
    expect(attempt).toThrow(IllegalDecisionError);
    expect(attempt).toThrow(`method scripted: ${what}`);
    expect(attempt).toThrow("expected: integers from 0, together at most 3");
  });

  it.each([-1, 15_625, 0.5, Number.NaN])("training the architecture %s", (architecture) => {
    const attempt = run({ train: () => ({ architecture, fidelity: "training" }) });
    expect(attempt).toThrow(`method scripted: named architecture ${architecture}`);
    expect(attempt).toThrow("expected: an index from 0 to 15624");
  });

  it("training the same architecture again, while it is in training", () => {
    expect(run({ train: () => ({ architecture: 5, fidelity: "training" }) }, null, { seed: 3 })).toThrow(
      "asked to train architecture 5 to 200 epochs again; expected: one that is not taken",
    );
  });

  it("training an initial architecture again, at whatever fidelity", () => {
    const initial = stream(1, "initial").integer(15_625);
    for (const fidelity of ["training", "low-fidelity"] as const) {
      expect(run({ train: () => ({ architecture: initial, fidelity }) })).toThrow(
        `asked to train architecture ${initial} to `,
      );
    }
  });

  it("training at low fidelity twice", () => {
    expect(run({ train: () => ({ architecture: 5, fidelity: "low-fidelity" }) })).toThrow(
      "asked to train architecture 5 to 12 epochs again",
    );
  });

  it("scoring without a sampler", () => {
    const allocate = (): { training: number; sampling: number } => ({ training: 0, sampling: 1 });
    expect(run({ allocate, sample: () => 5 })).toThrow(
      "method scripted: sampled, but declares no sampler; expected: train only, or name one",
    );
  });

  it("scoring an architecture again, or one that is none", () => {
    const allocate = (): { training: number; sampling: number } => ({ training: 0, sampling: 2 });
    expect(run({ allocate, sample: () => 5 }, "one-shot")).toThrow(
      "asked to score architecture 5 again; expected: one not yet scored",
    );
    expect(run({ allocate, sample: () => 99_999 }, "one-shot")).toThrow("named architecture 99999");
  });
});
