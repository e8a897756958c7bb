import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { figureApi } from "../../scenarios/figures/api.ts";
import { recordFailures, stateOfRun } from "../../scenarios/figures/cached-run.ts";
import { PLAN } from "../../scenarios/figures/plan.ts";
import { tableTexts } from "../../scenarios/figures/table-texts.ts";
import { SCENARIOS } from "../../scenarios/index.ts";
import { scratch } from "../fixtures/scratch.ts";
import { cacheRun, quietIn, sumAnew } from "./cached-figures.ts";

const out = scratch();
const QUIET = quietIn(out);

it("the plan asks questions of scenarios that there are, each file once", () => {
  const scenarios = SCENARIOS.map(({ name }) => name);
  for (const { question, scenario } of PLAN) {
    expect(question.endsWith("?")).toBe(true);
    expect(scenarios).toContain(scenario);
  }
  expect(new Set(PLAN.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(PLAN.length);
});

it("an unknown id is refused, the nearest first", async () => {
  const asked = figureApi.list({ out, data: "sample", only: "rank-corelation" });
  await expect(asked).rejects.toThrow(/unknown figure "rank-corelation".*first: rank-correlation,/);
});

it("makes the tables of the whole alone", async () => {
  const folder = join(out, "overview");
  const made = await figureApi.make({ out: folder, data: "sample", only: "beside-the-paper", ...QUIET });
  expect(made).toMatchObject({ made: 0, missing: [], failures: [], damaged: [] });
  expect(readFileSync(join(folder, "tables/plan.csv"), "utf8")).toContain("rank-correlation");
  expect(readFileSync(join(folder, "tables/beside-the-paper.md"), "utf8")).toContain("7.22x");
});

it("makes one figure from a cached run, keeps it, and makes again what was cut off or is of another version", async () => {
  const choice = { out, data: "sample", only: "rank-correlation" };
  const stateNow = async (): Promise<string> => (await figureApi.list(choice))[0].state;
  expect(await stateNow()).toBe("missing");
  await cacheRun(out);
  expect(await figureApi.make({ ...choice, ...QUIET })).toMatchObject({ made: 1, missing: [] });
  expect(await stateNow()).toBe("fresh");
  const png = join(out, "figures/rank-correlation.png");
  for (const end of ["svg", "png", "vl.json", "csv"]) {
    expect(statSync(join(out, `figures/rank-correlation.${end}`)).size).toBeGreaterThan(100);
  }
  expect(readFileSync(join(out, "tables/beside-the-paper.csv"), "utf8")).toMatch(
    /7\.22x.*\n[\s\S]*missing: NasBench301/,
  );

  const bytes = readFileSync(png);
  const written = statSync(png).mtimeMs;
  await figureApi.make({ ...choice, ...QUIET });
  expect(statSync(png).mtimeMs).toBe(written);

  rmSync(join(out, "figures"), { recursive: true });
  await figureApi.make({ ...choice, ...QUIET });
  expect(readFileSync(png).equals(bytes)).toBe(true);
  expect(readdirSync(join(out, "figures")).filter((name) => name.endsWith(".part"))).toEqual([]);

  rmSync(png);
  expect(await stateNow()).toBe("missing");
  await figureApi.make({ ...choice, ...QUIET });
  expect(readFileSync(png).equals(bytes)).toBe(true);

  const index = readFileSync(join(out, "index.html"), "utf8");
  expect(index).toMatch(/rank-correlation.*fresh/);
  expect(index).toMatch(/zone-ratios.*missing/);

  writeFileSync(png, "");
  expect(await stateNow()).toBe("stale");
  await figureApi.make({ ...choice, ...QUIET });
  expect(readFileSync(png).equals(bytes)).toBe(true);

  const run = join(out, "runs/evaluators");
  const findings = join(run, "findings.json");
  const found = readFileSync(findings);
  for (const other of ["{", found.toString().replace("a", "b")]) {
    writeFileSync(findings, other);
    expect(await stateNow()).toBe("stale");
  }
  writeFileSync(findings, found);
  expect(await stateNow()).toBe("fresh");

  await recordFailures(out, "evaluators", ["random, seed 1: no power"]);
  expect(await stateOfRun(out, "evaluators", "sample")).toMatchObject({
    state: "stale",
    why: "not whole: random, seed 1: no power",
  });
  await recordFailures(out, "evaluators", []);
  expect(await stateNow()).toBe("fresh");

  const manifest = join(run, "manifest.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/"version": ?"[^"]*"/, '"version":"0.0.1"'));
  sumAnew(run, "manifest.json");
  expect(await stateNow()).toBe("stale");
  expect(existsSync(png)).toBe(true);
});

it("tables are set as markdown and LaTeX, with their signs escaped", () => {
  const texts = tableTexts("t", 'method,"a|b",x_1\n<script>,50 %,0.123456789\n');
  expect(texts.get("t.md")).toBe(
    "| method | a\\|b | x_1 |\n| --- | --- | --- |\n| \\<script\\> | 50 % | 0.12346 |\n",
  );
  expect(texts.get("t.tex")).toContain("<script> & 50 \\% & 0.12346 \\\\");
  expect(texts.get("t.tex")).toContain("method & a|b & x\\_1 \\\\");
});

it("runs that were there are kept", async () => {
  await figureApi.make({ out, data: "sample", only: "rank-correlation", ...QUIET });
  const runs = readdirSync(join(out, "runs")).toSorted();
  expect(runs).toEqual(["evaluators", expect.stringMatching(/^evaluators-[0-9a-f]{8}$/)]);
});
