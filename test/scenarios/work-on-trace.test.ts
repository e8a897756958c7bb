import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sampleTrace } from "../../datasets/sample/index.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { openDomain } from "../../scenarios/open-domain.ts";
import { tableCheck } from "../../scenarios/table-check.ts";
import { trainNetworkCommand } from "../../scenarios/training/train-network.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB_WORK, quietContext } from "../fixtures/stub-work.ts";

const cache = scratch();
const small = {
  ...STUB_WORK,
  trace: "US-CAL-CISO",
  epochs: 1,
} as const;
const context = quietContext(cache);
const trace = new CarbonTrace(sampleTrace("US-CAL-CISO").lifecycle);
const beforeEnd = (ms: number): string => new Date(trace.endMs - ms).toISOString();
const searched = { ...openDomain.defaults, ...small, method: "random", gpus: 1, initial: 2, finalSeeds: 1 };
const checked = { ...tableCheck.defaults, ...small, networks: 2 };
const PAST_THE_END = /past the end of the trace .*charged at the intensity of the last hour that is known/;

it.each([
  ["open-domain", () => openDomain.run({ ...searched, start: "2099-01-01" }, context)],
  [
    "open-domain, whose search would end after the trace",
    () => openDomain.run({ ...searched, hours: 2, start: beforeEnd(1000) }, context),
  ],
  ["table-check", () => tableCheck.run({ ...checked, start: "2099-01-01" }, context)],
])("%s: a start that the trace does not have is refused before any work", async (_, run) => {
  await expect(run()).rejects.toThrow(/^--start .*lies outside its span/);
  expect(existsSync(join(cache, "live"))).toBe(false);
});

it("a search whose work runs past the end of the trace is charged at its last hour, and says so", async () => {
  const { data, findings } = await openDomain.run(
    { ...searched, hours: 0.0001, start: beforeEnd(361) },
    context,
  );
  expect(data.notes.join()).toMatch(PAST_THE_END);
  const { power } = findings.document as { power: { rows: { intensityGPerKwh: number }[] } };
  expect(new Set(power.rows.map((row) => row.intensityGPerKwh.toFixed(6)))).toEqual(
    new Set([trace.at(trace.endMs - 1).toFixed(6)]),
  );
}, 20_000);

it("so are trainings beside the table, and of one network", async () => {
  const { data } = await tableCheck.run({ ...checked, start: beforeEnd(1) }, context);
  expect(data.notes.join()).toMatch(PAST_THE_END);
  const notices: string[] = [];
  const trained = await trainNetworkCommand(
    {
      nesterov: true,
      flip: true,
      fresh: true,
      arch: "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|",
      set: "synthetic",
      trace: "US-CAL-CISO@sample",
      start: beforeEnd(1),
      images: 40,
      testImages: 20,
      epochs: 1,
      cells: 1,
      channels: 2,
      batch: 20,
      backend: "wasm",
    },
    { mirror: undefined, cache, onNotice: (notice) => void notices.push(notice), onProgress: () => {} },
  );
  expect(trained.carbonG).toBeGreaterThan(0);
  expect(notices.join()).toMatch(PAST_THE_END);
}, 20_000);
