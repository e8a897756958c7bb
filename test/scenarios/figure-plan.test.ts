import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scenarioApi } from "../../scenarios/api.ts";
import { sourceName } from "../../scenarios/figures/cached-run.ts";
import { PLAN } from "../../scenarios/figures/plan.ts";
import { scratch } from "../fixtures/scratch.ts";

const root = scratch();
const OPTIONS = {
  mirror: undefined,
  cache: join(root, "cache"),
  workers: 1,
  onNotice: () => {},
  onTransfer: () => {},
  onProgress: () => {},
};
const RUN = { data: "sample", hours: 3, seeds: [1] };
const SAMPLE_ZONE = "US-CAL-CISO";

/** Every scenario of the plan as small as it can be and still make every figure and table. */
const SMALL: Readonly<Record<string, object>> = {
  hwnasbench: { ...RUN, trace: SAMPLE_ZONE, methods: ["random", "vanilla"] },
  savings: { ...RUN, hours: 79, trace: SAMPLE_ZONE, methods: ["random", "vanilla"] },
  "carbon-budgets": {
    ...RUN,
    trace: SAMPLE_ZONE,
    // It looks at the forecast, and is long enough at it for that to show.
    methods: ["heuristic"],
    hours: 40,
    budgets: [100],
    forecasters: ["persistence", "oracle"],
  },
  actions: { ...RUN, trace: SAMPLE_ZONE, budgets: [30] },
  "regions-of-space": { data: "sample", seeds: [1, 2], trained: [20] },
  evaluators: { data: "sample", seeds: [1], trained: [10] },
  ablation: { ...RUN, trace: SAMPLE_ZONE },
  zones: {
    ...RUN,
    zones: [SAMPLE_ZONE],
    years: [2022],
    methods: ["ce-nas", "vanilla", "static-2", "ce-nas-static-2"],
    forecaster: "persistence",
  },
};

/** Needs traces of four years, which the sample does not have; `findings.test.ts` names its figures without. */
const OF_REAL: Readonly<Record<string, object>> = {
  forecasting: { data: "real", zones: ["FR"], forecasters: ["persistence", "transformer"] },
};
const MIRROR = process.env["CENAS_MIRROR"];

const scenarios = [...new Set(PLAN.map(({ scenario }) => scenario))];

it("covers every scenario of the plan", () => {
  expect([...Object.keys(SMALL), ...Object.keys(OF_REAL)].toSorted()).toEqual(scenarios.toSorted());
});

describe.each(Object.entries(SMALL))("%s", (scenario, flags) => {
  it("makes every figure and table that the plan asks of it", async () => {
    expect(await lackingOf(scenario, flags)).toEqual([]);
  });
});

describe.skipIf(MIRROR === undefined).each(Object.entries(OF_REAL))("%s", (scenario, flags) => {
  it("makes every figure and table that the plan asks of it", async () => {
    expect(await lackingOf(scenario, flags)).toEqual([]);
  });
});

/** What the plan asks of a scenario and a run does not make. */
async function lackingOf(scenario: string, flags: object): Promise<string[]> {
  const out = join(root, scenario);
  await scenarioApi.run(scenario, { ...flags }, { ...OPTIONS, mirror: MIRROR, out });
  const files = new Set(readdirSync(out, { recursive: true, encoding: "utf8" }));
  const asked = PLAN.filter((item) => item.scenario === scenario).map(sourceName);
  return [...asked, "findings.json"].filter((name) => !files.has(name));
}
