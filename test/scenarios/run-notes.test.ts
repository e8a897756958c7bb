import { expect, it } from "vitest";
import type { RunEvent, RunLog, StopReason } from "../../harness/record/index.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import { runNotes } from "../../scenarios/running/run-notes.ts";
import { resolve, type Setting } from "../../scenarios/setting/setting.ts";

const setting = (request: object): Setting => resolve(hwnasbench, { ...hwnasbench.defaults, ...request });

function ended(method: string, seed: number, reason: StopReason): RunLog {
  const end: RunEvent = { type: "stopped", timeMs: 0, reason, hypervolume: 0, charged: {} };
  const key = { scenario: "s", method, seed, window: "w", accounting: "full" };
  return { key, bound: false, events: [end], statements: {} };
}

it("says that few seeds give no interval", () => {
  expect(runNotes(setting({}), [])).toEqual([]);
  expect(runNotes(setting({ seeds: [1, 2, 3, 4, 5, 6] }), [])).toEqual([]);
  expect(runNotes(setting({ seeds: [4] }), [])[0]).toMatch(/^1 seed: too few for an interval/);
  expect(runNotes(setting({ seeds: [1, 2, 3] }), [])[0]).toMatch(/^3 seeds: too few for an interval/);
});

it("says whose budget was spent before the search began", () => {
  const logs = [
    ended("one-shot", 1, "spent-beforehand"),
    ended("one-shot", 2, "spent-beforehand"),
    ended("random", 1, "carbon-budget"),
  ];
  const [note, ...others] = runNotes(setting({ carbonBudgetKg: 0.5 }), logs);
  expect(note).toMatch(
    /^budget of 0\.5 kg spent before .*: one-shot under full \(2 of its runs\); these runs trained/,
  );
  expect(others).toEqual([]);
  expect(runNotes(setting({ carbonBudgetKg: 0.5 }), logs.slice(2))).toEqual([]);
});
