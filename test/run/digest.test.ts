import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../../harness/digest/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import { digestOf, runLogLine } from "../../harness/run/index.ts";

const logOf = (seed: number, carbonG = 1): RunLog => ({
  key: { scenario: "s", method: "m", seed, window: "w" },
  bound: false,
  events: [
    {
      type: "stopped",
      timeMs: 5,
      reason: "hours",
      hypervolume: 0,
      charged: { paper: { gpuHours: 0, energyKwh: 0, carbonG } },
    },
  ],
  statements: {},
});
const logs = Array.from({ length: 12 }, (_, i) => logOf(i));

describe("the digest", () => {
  it("does not depend on the order in which the runs ended", () => {
    const digest = digestOf(logs);
    fc.assert(
      fc.property(fc.shuffledSubarray(logs, { minLength: 12 }), (shuffled) => {
        expect(digestOf(shuffled)).toBe(digest);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("changes with the last digit of any number, and with what is left out", () => {
    const digests = [logs, logs.with(3, logOf(3, 1 + Number.EPSILON)), logs.slice(1), []].map(digestOf);
    expect(new Set(digests).size).toBe(4);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is over lines, one a run, that read back as they were", () => {
    expect(runLogLine(logs[0])).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(runLogLine(logs[0]))).toEqual(logs[0]);
  });

  it("of a setting is the same for the same setting", () => {
    expect(fingerprintOf({ a: 1, b: [2] })).toBe(fingerprintOf({ a: 1, b: [2] }));
    expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: 2 }));
  });
});
