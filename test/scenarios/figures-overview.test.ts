import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, it } from "vitest";
import { figureApi } from "../../scenarios/figures/api.ts";
import { stateOfRun } from "../../scenarios/figures/cached-run.ts";
import { scratch } from "../fixtures/scratch.ts";
import { cacheRun, quietIn, sumAnew } from "./cached-figures.ts";

const root = scratch();
const QUIET = quietIn(root);

beforeAll(async () => void (await cacheRun(join(root, "cached"))));

/** A copy of the cached figures, `evaluators` run on the sample and nothing else, after something was done to its runs. */
function copied(name: string, change: (run: string) => void = () => {}): string {
  const out = join(root, name);
  cpSync(join(root, "cached"), out, { recursive: true });
  change(join(out, "runs/evaluators"));
  return out;
}

/** Ours and the verdict of each row beside the paper, by experiment. */
async function besideIn(out: string, data = "sample") {
  const notices: string[] = [];
  const options = { ...QUIET, onNotice: (notice: string) => void notices.push(notice) };
  await figureApi.make({ out, data, only: "beside-the-paper", ...options });
  const rows = csvParse(readFileSync(join(out, "tables/beside-the-paper.csv"), "utf8"));
  const of = (experiment: string): { ours: string; verdict: string }[] =>
    rows.filter((row) => row["experiment"] === experiment).map(({ ours, verdict }) => ({ ours, verdict }));
  return { of, notices, judged: of("evaluator comparison"), index: indexIn(out) };
}

function indexIn(out: string): string | null {
  const page = join(out, "index.html");
  return existsSync(page) ? readFileSync(page, "utf8") : null;
}

function edit(path: string, from: RegExp | string, to: string): void {
  const text = readFileSync(path, "utf8");
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

it("marks what is from the sample by the runs of its own row, and names the command in use where there are none", async () => {
  const out = copied("fresh");
  const { of, judged, notices } = await besideIn(out);
  expect(judged.length).toBeGreaterThan(3);
  for (const { ours, verdict } of judged) {
    expect(ours).toMatch(/^sample data, made by models: \S+ s each, .*Kendall tau/);
    expect(verdict).toBe("-");
  }
  const lacking = {
    ours: `not run yet: make it with: npm run figures -- --out ${out} --data sample`,
    verdict: "-",
  };
  expect(of("carbon of vanilla NAS over CE-NAS's")).toEqual(Array.from({ length: 8 }, () => lacking));
  expect(of("forecast MAPE")).toEqual(Array.from({ length: 9 }, () => lacking));
  expect(of("search progress")[1].ours).toBe(
    "missing: NasBench301's surrogate models are not among the data",
  );
  expect(notices).toEqual([]);
});

it("tells nothing of runs whose tables were changed, takes them off the page, and says why", async () => {
  const out = copied("forged");
  expect((await besideIn(out)).index).toContain("ranks best by Kendall");
  edit(join(out, "runs/evaluators/tables/evaluators.csv"), /,0\.\d+/, ",0.999");
  const { judged, notices, index } = await besideIn(out);
  const why = "stale (changed since they were written: tables/evaluators.csv)";
  expect(judged).toEqual([
    { ours: `${why}: make it with: npm run figures -- --out ${out} --data sample`, verdict: "-" },
  ]);
  expect(notices).toEqual([`scenario evaluators: its runs are ${why}, nothing is judged by them`]);
  expect(index).toBeNull();
});

it("runs of another version tell nothing beside the paper, and stand on the page as stale", async () => {
  const out = copied("earlier", (run) => {
    edit(join(run, "manifest.json"), /"version": ?"[^"]*"/, '"version":"0.0.1"');
    sumAnew(run, "manifest.json");
  });
  const { judged, index } = await besideIn(out);
  expect(judged[0].ours).toMatch(/^stale \(of version 0\.0\.1\): make it with: /);
  for (const text of [
    "Stale (of version 0.0.1): ",
    "Stale: What does each judge cost",
    "hwnasbench (not run yet)",
  ]) {
    expect(index).toContain(text);
  }
});

it("runs on the sample do not pass where real data are asked for", async () => {
  const out = copied("asked-for-real");
  expect(await stateOfRun(out, "evaluators", "sample")).toMatchObject({ state: "fresh", why: "" });
  for (const data of ["real", "auto"] as const) {
    expect(await stateOfRun(out, "evaluators", data)).toMatchObject({
      state: "stale",
      why: "on sample data",
    });
  }
  expect((await besideIn(out, "real")).judged).toEqual([
    {
      ours: `stale (on sample data): make it with: npm run figures -- --out ${out} --data real`,
      verdict: "-",
    },
  ]);
});

describe("damaged runs", () => {
  it.each(["findings.json", "figures/rank-correlation.vl.json", "manifest.json"])(
    "%s cut off: the whole is told nevertheless",
    async (name) => {
      const out = copied(`cut-${name.replaceAll("/", "-")}`, (run) => writeFileSync(join(run, name), "{"));
      const why =
        name === "manifest.json"
          ? "no manifest.json that can be read"
          : `changed since they were written: ${name}`;
      expect((await besideIn(out)).judged[0].ours).toContain(`stale (${why})`);
    },
  );

  it("what is no JSON though its sum says that it was written so is told by folder, file and remedy", async () => {
    const name = "figures/rank-correlation.vl.json";
    const out = copied("no-json", (run) => {
      writeFileSync(join(run, name), "{");
      sumAnew(run, name);
    });
    const run = join(out, "runs/evaluators");
    const made = await figureApi.make({ out, data: "sample", only: "rank-correlation", ...QUIET });
    expect(made).toMatchObject({ made: 0, missing: [], failures: [] });
    expect(made.damaged).toHaveLength(1);
    expect(made.damaged[0]).toContain(`rank-correlation: run folder ${run}: ${name} is damaged: SyntaxError`);
    expect(made.damaged[0]).toContain("delete that folder and run again");
  });

  it("the page leaves out what has no findings of their shape, and is taken away where nothing else is left", async () => {
    const out = copied("no-findings");
    await besideIn(out);
    const findings = join(out, "runs/evaluators/findings.json");
    writeFileSync(findings, '{"sentences":1}');
    sumAnew(join(out, "runs/evaluators"), "findings.json");
    expect((await besideIn(out)).index).toBeNull();
  });
});

describe("the folder asked for", () => {
  const plan = (out: string) => figureApi.make({ out, data: "sample", only: "plan", ...QUIET });

  it("is no file, and has a name", async () => {
    const file = join(root, "file");
    writeFileSync(file, "mine");
    await expect(plan(file)).rejects.toThrow(
      /file: is a file, expected a folder; name an empty or new folder/,
    );
    await expect(plan(join(file, "below"))).rejects.toThrow(/cannot be written: .*name another folder/);
    await expect(plan("")).rejects.toThrow(/--out: got an empty name/);
    await expect(figureApi.list({ out: " ", data: "sample", only: undefined })).rejects.toThrow(/empty name/);
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it("holds nothing of others: theirs is as it was", async () => {
    const out = join(root, "theirs");
    mkdirSync(join(out, "tables"), { recursive: true });
    mkdirSync(join(out, "runs"));
    writeFileSync(join(out, "tables/plan.csv"), "mine");
    writeFileSync(join(out, "index.html"), "mine");
    await expect(plan(out)).rejects.toThrow(/holds other files.*name an empty or new folder with --out/);
    expect(readFileSync(join(out, "tables/plan.csv"), "utf8")).toBe("mine");
    expect(readdirSync(out).toSorted()).toEqual(["index.html", "runs", "tables"]);
  });

  it("may be empty, ours from before, or ours and cut off after the first file", async () => {
    const out = join(root, "empty");
    mkdirSync(out);
    await plan(out);
    await plan(out);
    rmSync(join(out, "tables/beside-the-paper.csv"));
    await plan(out);
    await plan(copied("runs-alone"));
    expect(readFileSync(join(out, "tables/plan.csv"), "utf8")).toContain("rank-correlation");
  });
});
