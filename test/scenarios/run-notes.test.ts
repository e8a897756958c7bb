import { expect, it } from "vitest";
import type { RunEvent, RunKey, RunLog, StopReason } from "../../harness/record/index.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import { runNotes } from "../../scenarios/running/run-notes.ts";
import { plannedIn, runsOf } from "../../scenarios/running/runs-of.ts";
import { resolve } from "../../scenarios/setting/setting.ts";

/** What is said of a setting's runs, all but those that failed. */
function notes(
  request: object,
  reasonOf: (key: RunKey) => StopReason = () => "carbon-budget",
  failed: (key: RunKey) => boolean = () => false,
): string[] {
  const setting = resolve(hwnasbench, { ...hwnasbench.defaults, ...request });
  const ended = (key: RunKey): RunLog => {
    const end: RunEvent = { type: "stopped", timeMs: 0, reason: reasonOf(key), hypervolume: 0, charged: {} };
    return { key, bound: false, events: [end], statements: {} };
  };
  const all = runsOf({ name: undefined, labels: {}, setting });
  return runNotes(
    plannedIn(setting),
    all.flatMap(({ key }) => (failed(key) ? [] : [ended(key)])),
  );
}

it("says that few seeds give no interval", () => {
  expect(notes({})).toEqual([]);
  expect(notes({ seeds: [1, 2, 3, 4, 5, 6] })).toEqual([]);
  expect(notes({ seeds: [4] })).toEqual([expect.stringMatching(/^1 seed: too few for an interval/)]);
  expect(notes({ seeds: [1, 2, 3] })[0]).toMatch(/^3 seeds: too few for an interval/);
});

it("says whose budget was spent before the search began", () => {
  const budget = { carbonBudgetKg: 0.5, methods: ["one-shot", "random"] };
  const spent = ({ method, seed, accounting }: RunKey): boolean =>
    method === "one-shot" && seed < 3 && accounting === "full";
  const [note, ...others] = notes(budget, (key) => (spent(key) ? "spent-beforehand" : "carbon-budget"));
  expect(note).toMatch(
    /^budget of 0\.5 kg spent before .*: one-shot under full \(2 of its runs\); these runs trained/,
  );
  expect(others).toEqual([]);
  expect(notes(budget)).toEqual([]);
});

it("says which runs failed, a bound's for one target too", () => {
  const failed = ({ method, seed, target }: RunKey): boolean =>
    (method === "random" && seed > 18) || (method === "oracle" && seed === 2 && target !== undefined);
  const seeds = Array.from({ length: 20 }, (_, at) => at + 1);
  expect(notes({ methods: ["random", "vanilla", "oracle"], seeds }, undefined, failed)).toEqual([
    "Runs are missing, and what is told of their methods is told without them: random on 19, 20; oracle on 2.",
  ]);
});
