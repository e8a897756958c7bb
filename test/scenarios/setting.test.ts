import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PRESETS } from "../../harness/carbon/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { resolve, type Request } from "../../scenarios/index.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import { commandOf } from "../../scenarios/results/command.ts";
import { publicSetting } from "../../scenarios/setting/public-setting.ts";
import { scratch } from "../fixtures/scratch.ts";

const scenario = hwnasbench;
const folder = scratch();
const asked =
  (changes: Partial<Request>): (() => unknown) =>
  () =>
    resolve(scenario, { ...scenario.defaults, ...changes });

describe("a request that cannot be met", () => {
  it.each<[string, Partial<Request>, string]>([
    [
      "a method nobody knows",
      { methods: ["randm"] },
      'unknown method "randm"; known methods, nearest first: random, ',
    ],
    ["a method of a family", { methods: ["statik-4"] }, 'unknown method "statik-4"'],
    [
      "an accounting nobody knows",
      { accounting: ["ful"] },
      'unknown accounting "ful"; known accountings, nearest first: full, paper',
    ],
    ["no accounting", { accounting: [] }, "--accounting: got none, expected at least one"],
    ...["constructor", "toString", "__proto__"].map((name): [string, Partial<Request>, string] => [
      `an accounting that is every object's (${name})`,
      { accounting: [name] },
      `unknown accounting "${name}"; known accountings, nearest first: `,
    ]),
    [
      "a zone nobody knows",
      { trace: "US-CAL-CIS" },
      'unknown zone "US-CAL-CIS"; known zones, nearest first: US-CAL-CISO',
    ],
    ["a vintage nobody knows", { trace: "DE@original" }, 'unknown trace "DE@original"'],
    [
      "switching that never ends",
      { switchSeconds: Number.POSITIVE_INFINITY },
      "--switch-seconds: got Infinity, expected 0 or more",
    ],
    [
      "a budget without end",
      { carbonBudgetKg: Number.POSITIVE_INFINITY },
      "--carbon-budget-kg: got Infinity, expected more than 0",
    ],
    ["no method", { methods: [] }, "--methods: got none"],
    ["a method named twice", { methods: ["random", "nsga2", "random"] }, "--methods: random is named twice"],
    ["an accounting named twice", { accounting: ["full", "full"] }, "--accounting: full is named twice"],
    [
      "too few GPUs for a method",
      { methods: ["static-8"] },
      "method static-8 needs at least 9 GPUs, got --gpus 8",
    ],
    [
      "one GPU for a method that does both",
      { methods: ["heuristic"], gpus: 1 },
      "method heuristic needs at least 2 GPUs",
    ],
    ["no GPU", { gpus: 0 }, "--gpus: got 0, expected an integer from 1 to 4096"],
    ["half a GPU", { gpus: 1.5 }, "--gpus: got 1.5"],
    ["no time", { hours: 0 }, "--hours: got 0, expected more than 0"],
    ["more than a year", { hours: 9000 }, "--hours: got 9000"],
    ["hours that are no number", { hours: Number.NaN }, "--hours: got NaN"],
    ["a budget of nothing", { carbonBudgetKg: 0 }, "--carbon-budget-kg: got 0, expected more than 0"],
    ["a budget that is no number", { carbonBudgetKg: Number.NaN }, "--carbon-budget-kg: got NaN"],
    ["switching in no time at all", { switchSeconds: -1 }, "--switch-seconds: got -1, expected 0 or more"],
    ["resuming in no time at all", { resumeSeconds: Number.NaN }, "--resume-seconds: got NaN"],
    [
      "a start that is no instant",
      { start: "July" },
      '--start: not an instant: got "July", expected ISO 8601',
    ],
    [
      "a day that its month does not have",
      { start: "2021-02-30" },
      '--start: not an instant: got "2021-02-30", expected ISO 8601',
    ],
    ["an hour that no day has", { start: "2021-02-03T25:00Z" }, "--start: not an instant"],
    ["words that Date.parse takes", { start: "2 July 2021 Z" }, "--start: not an instant"],
    [
      "an accounting file that is not there",
      { accounting: ["nowhere.json"] },
      "accounting nowhere.json: cannot be read",
    ],
  ])("%s is refused, with what would do", (_, changes, message) => {
    expect(asked(changes)).toThrow(UsageError);
    expect(asked(changes)).toThrow(message);
  });

  it("an accounting file with faults has them listed", () => {
    const path = join(folder, "mine.json");
    writeFileSync(path, JSON.stringify({ ...PRESETS["full"], pue: { value: 0.5, source: "?" } }));
    expect(asked({ accounting: [path] })).toThrow(UsageError);
    expect(asked({ accounting: [path] })).toThrow(/1 fault\(s\):\n {2}pue\.value: /);
    writeFileSync(path, "{ not json");
    expect(asked({ accounting: [path] })).toThrow(UsageError);
    expect(asked({ accounting: [path] })).toThrow(`accounting ${path}: not JSON: `);
  });

  it("an accounting file that takes another's name is refused: tables would show one for the other", () => {
    const [one, two] = ["one.json", "two.json"].map((name) => join(folder, name));
    for (const path of [one, two]) writeFileSync(path, JSON.stringify({ ...PRESETS["full"], name: "mine" }));
    expect(asked({ accounting: ["paper", one, two] })).toThrow(UsageError);
    expect(asked({ accounting: ["paper", one, two] })).toThrow(
      `--accounting: ${one} and ${two} both have the name "mine"; give one of them another`,
    );
    writeFileSync(one, JSON.stringify(PRESETS["paper"]));
    const message = `accounting ${one}: its name is "paper", which is a preset's; give it another`;
    for (const accounting of [[one], ["paper", one], ["full", one]]) {
      expect(asked({ accounting })).toThrow(UsageError);
      expect(asked({ accounting })).toThrow(message);
    }
  });
});

describe("a request that can be met", () => {
  it("has every default filled in: the paper's setting", () => {
    expect(resolve(scenario, scenario.defaults)).toMatchObject({
      scenario: "hwnasbench",
      trace: "US-CAL-CISO@original",
      start: "2021-07-02T07:00:00Z",
      hours: 79,
      gpus: 8,
      initialArchitectures: 10,
      carbonBudgetKg: null,
      seeds: Array.from({ length: 20 }, (_, i) => i + 1),
    });
  });

  it("takes an accounting from a file, under its own name", () => {
    const path = join(folder, "good.json");
    writeFileSync(path, JSON.stringify({ ...PRESETS["full"], name: "mine" }));
    const setting = resolve(scenario, { ...scenario.defaults, accounting: ["paper", path] });
    expect(setting.accountings.map(({ name }) => name)).toEqual(["paper", "mine"]);
    // Where the file lies is no part of what decides a result: it travels with the results.
    expect(JSON.stringify(publicSetting(setting))).not.toContain(path);
    expect(commandOf(setting, "real", {})).toContain("--accounting paper,accountings/mine.json ");
  });

  it("takes every way to write an instant, in UTC unless it says otherwise", () => {
    const startOf = (start: string): string => resolve(scenario, { ...scenario.defaults, start }).start;
    for (const start of ["2021-07-02T07:00", "2021-07-02T07:00:00Z", "2021-07-02T09:00+02:00"]) {
      expect(startOf(start)).toBe("2021-07-02T07:00:00Z");
    }
    expect(startOf("2021-07-02")).toBe("2021-07-02T00:00:00Z");
  });
});
