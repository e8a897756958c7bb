import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { PRESETS } from "../../harness/carbon/index.ts";
import { reportApi } from "../../scenarios/report/api.ts";
import { rebuilt } from "../../scenarios/report/rebuild.ts";
import { OPTIONS, copyOf, edited, root, run } from "./run-folders.ts";

let whole: string;
let early: string;
let late: string;

beforeAll(async () => {
  whole = await run("whole", "hwnasbench", { methods: ["random", "vanilla"], seeds: [1, 2] });
  early = await run("early", "hwnasbench", { methods: ["random", "vanilla"], seeds: [1] });
  late = await run("late", "hwnasbench", { methods: ["random", "vanilla"], seeds: [2] });
});

describe("folders of several settings", () => {
  const flags = { methods: ["random", "vanilla"], seeds: [1, 2], forecasters: ["oracle"] };

  it("are one set of runs: other settings, other seeds", async () => {
    const both = await run("cells-both", "carbon-budgets", { ...flags, budgets: [5, 10] });
    const five = await run("cells-5", "carbon-budgets", { ...flags, budgets: [5] });
    const ten = await run("cells-10", "carbon-budgets", { ...flags, budgets: [10], seeds: [1] });
    const later = await run("cells-10-later", "carbon-budgets", { ...flags, budgets: [10], seeds: [2] });
    const { document, manifest, files } = await rebuilt([five, ten, later]);
    const whole = JSON.parse(readFileSync(join(both, "summary.json"), "utf8")) as {
      cells: unknown;
      digest: string;
    };
    expect((document as { cells: unknown }).cells).toEqual(whole.cells);
    expect(manifest.digest).toBe(whole.digest);
    expect(manifest.command).toContain("--budgets 5,10");
    for (const table of ["tables/budgets.csv", "sci.csv"]) {
      expect(files.get(table)).toBe(readFileSync(join(both, table), "utf8"));
    }
  });

  it("are refused where a setting lacks runs that another has, with the command that makes them", async () => {
    const five = join(root, "cells-5");
    const ten = join(root, "cells-10");
    const missing = `${five}, ${ten} are not one set of runs: of all methods on all seeds they lack in carbonBudgetKg=10,forecaster=oracle random on 2; vanilla on 2`;
    await expect(rebuilt([five, ten])).rejects.toThrow(missing);
    await expect(rebuilt([five, ten])).rejects.toThrow(
      /make these with: npm run scenario -- carbon-budgets --methods random,vanilla --seeds 2 .*--budgets 5,10 .*, and name their folder too$/,
    );
  });

  it("have the manifest of one run of all, fingerprint and notes too, in whatever order the seeds come", async () => {
    const parts = ["cells-5", "cells-10-later", "cells-10"].map((name) => join(root, name));
    const { manifest } = await rebuilt(parts);
    const both = JSON.parse(readFileSync(join(root, "cells-both", "manifest.json"), "utf8")) as object;
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(both);
    const { folder } = await reportApi.report(parts, { out: join(root, "merged"), onProgress: () => {} });
    expect((await reportApi.verify(folder, OPTIONS)).differences).toEqual([]);
  });

  it("say nothing of too few seeds where those of all are enough", async () => {
    const ofSeeds = (seeds: number[]) =>
      run(`cells-of-${seeds.join()}`, "carbon-budgets", { ...flags, budgets: [5], seeds });
    const { manifest } = await rebuilt([await ofSeeds([4, 5, 6]), await ofSeeds([1, 2, 3])]);
    expect(JSON.stringify(manifest)).not.toContain("too few for an interval");
  });

  it("bring an accounting of the user's own, each as a file; of other prices it is another", async () => {
    const ofPrice = async (pue: number, seed: number): Promise<string> => {
      const file = join(root, `pue-${pue}.json`);
      writeFileSync(
        file,
        JSON.stringify({ ...PRESETS["paper"], name: "own", pue: { value: pue, source: "meter" } }),
      );
      const own = { ...flags, budgets: [5], seeds: [seed], accounting: [file] };
      return run(`own-${pue}-${seed}`, "carbon-budgets", own);
    };
    const [first, second] = [await ofPrice(1.5, 1), await ofPrice(1.5, 2)];
    const { folder } = await reportApi.report([first, second], {
      out: join(root, "own"),
      onProgress: () => {},
    });
    expect((await reportApi.verify(folder, OPTIONS)).differences).toEqual([]);
    await expect(rebuilt([first, await ofPrice(1.6, 2)])).rejects.toThrow(/they differ in accounting /);
  });

  it("are refused where they lack a setting, or differ in one that must be the same", async () => {
    const a = await run("cells-a", "carbon-budgets", { ...flags, budgets: [5] });
    const b = await run("cells-b", "carbon-budgets", {
      ...flags,
      budgets: [10],
      forecasters: ["persistence"],
    });
    await expect(rebuilt([a, b])).rejects.toThrow(/together they ask for 4 settings, and lack /);
    const c = await run("cells-c", "carbon-budgets", { ...flags, budgets: [10], gpus: 4 });
    await expect(rebuilt([a, c])).rejects.toThrow(/not one set of runs: they differ in gpus \(8 and 4\)/);
    await expect(rebuilt([a, early])).rejects.toThrow(
      /one setting or no runs, and does not merge with several/,
    );
  });
});

describe("compare", () => {
  it("pairs cell by cell, and takes a summary as it stands where logs were not kept, saying so", async () => {
    const flags = { methods: ["random", "vanilla"], seeds: [1, 2], hours: 4, budgets: [5, 10] };
    const a = await run("budgets-a", "carbon-budgets", { ...flags, forecasters: ["oracle"] });
    const b = await run("budgets-b", "carbon-budgets", { ...flags, forecasters: ["oracle"], gpus: 4 });
    const { document, text } = await reportApi.compare(a, b);
    const { rows } = document as { rows: { cell: string; n: number; tested: number; metric: string }[] };
    expect(new Set(rows.map(({ cell }) => cell)).size).toBe(2);
    expect(
      rows.filter(({ metric }) => metric === "carbonKgTo.0.99").every(({ tested }) => tested === 2),
    ).toBe(true);
    expect(text).not.toMatch(/NaN|undefined/);
    const bare = copyOf(a, "no-logs");
    rmSync(join(bare, "cells"), { recursive: true });
    const again = await reportApi.compare(bare, b);
    expect((again.document as { rows: unknown }).rows).toEqual(rows);
    expect(again.text).toContain("kept no logs: its summary is taken as it stands");
    const summary = readFileSync(join(bare, "summary.json"), "utf8");
    const { cells, ...head } = JSON.parse(summary) as { cells: { cell: string }[] };
    const compareWith = (others: object) => {
      edited(bare, "summary.json", () => JSON.stringify({ ...head, cells: others }));
      return reportApi.compare(bare, b);
    };
    expect((await compareWith(cells.toReversed())).document).toEqual(again.document);
    const name = cells[0].cell;
    const doThis = "; make it with: npm run scenario -- carbon-budgets ";
    await expect(compareWith([...cells, { ...cells[0], cell: "x" }])).rejects.toThrow(
      `run folder ${bare}: summary.json has the cell x once more than manifest.json${doThis}`,
    );
    await expect(compareWith([...cells, cells[0]])).rejects.toThrow(`the cell ${name} once more`);
    await expect(compareWith(cells.slice(1))).rejects.toThrow(
      `run folder ${bare}: summary.json lacks the cell ${name}, which manifest.json has${doThis}`,
    );
  });

  it("tells the values of two studies that differ, and refuses two of different kinds", async () => {
    const flags = { trained: [10], seeds: [1], hours: undefined };
    const a = await run("study-a", "evaluators", flags);
    const b = await run("study-b", "evaluators", { ...flags, seeds: [2] });
    const { text, document } = await reportApi.compare(a, b);
    expect((document as { values: unknown[] }).values.length).toBeGreaterThan(0);
    expect(text).toContain("values differ");
    expect((await reportApi.compare(a, a)).text).toContain("both found the same");
    await expect(reportApi.compare(a, whole)).rejects.toThrow(
      /a report on hwnasbench, expected one on evaluators/,
    );
  });

  it("pairs the seeds that both have, and tells settings apart", async () => {
    const { document, text } = await reportApi.compare(whole, early);
    const { rows, seeds, settings } = document as {
      rows: { method: string; metric: string; n: number; difference: number; ci95: null }[];
      seeds: number[];
      settings: { where: string }[];
    };
    expect(seeds).toEqual([1]);
    expect(settings.map(({ where }) => where)).toContain("seeds");
    expect(rows.find(({ method, metric }) => method === "random" && metric === "carbonKg")).toMatchObject({
      n: 1,
      difference: 0,
      ci95: null,
    });
    expect(text).toContain("paired over 1 seed(s)");
    expect(text).toMatch(/^\*{3} SAMPLE DATA/);
    expect(document).toMatchObject({ a: { data: "sample" }, b: { data: "sample" } });
    expect(text).not.toMatch(/NaN|undefined/);
  });

  it("does not test where no seed is in both", async () => {
    const { document } = await reportApi.compare(early, late);
    const { rows } = document as { rows: { n: number; pValue: number | null; a: number | null }[] };
    expect(rows.every(({ n, pValue }) => n === 0 && pValue === null)).toBe(true);
    expect(rows.some(({ a }) => a !== null)).toBe(true);
  });
});
