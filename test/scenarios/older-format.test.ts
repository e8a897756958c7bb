import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { olderFormat } from "../../scenarios/report/older-format.ts";
import { reportApi } from "../../scenarios/report/api.ts";
import { openRunFolder } from "../../scenarios/report/run-folder.ts";
import { OPTIONS, copyOf, root, run } from "./run-folders.ts";

/** As folders had it before PROV. */
const PLAIN = {
  startedAt: "2026-01-01T00:00:00Z",
  finishedAt: "2026-01-01T00:00:09Z",
  workers: 2,
  node: "v20",
};

/** A copy as an older version would have written it. */
function aged(folder: string, name: string): string {
  const copy = copyOf(folder, name);
  for (const file of ["emissions.csv", "sci.csv", "references.bib", "SHA256SUMS"])
    rmSync(join(copy, file), { force: true });
  writeFileSync(join(copy, "provenance.json"), JSON.stringify(PLAIN));
  return copy;
}

const told = async (folder: string): Promise<string | null> => olderFormat(await openRunFolder(folder));

let whole: string;
let study: string;

beforeAll(async () => {
  whole = await run("whole", "hwnasbench", { methods: ["random"], seeds: [1] });
  study = await run("study", "evaluators", { trained: [10], seeds: [1], hours: undefined });
});

describe("a run folder of an older format", () => {
  it("is told from one of ours", async () => {
    expect(await told(whole)).toBeNull();
    expect(await told(study)).toBeNull();
  });

  it("is named by verify, with what it lacks and the command that makes it, which does", async () => {
    const folder = aged(whole, "aged");
    const before = readFileSync(join(folder, "provenance.json"), "utf8");
    const { older, same, differences } = await reportApi.verify(folder, OPTIONS);
    expect(older).toBe(
      `run folder ${folder} is of an older format: it lacks emissions.csv, sci.csv, references.bib, SHA256SUMS, provenance.json in the names of PROV; ` +
        `make them with: npm run report -- ${folder}`,
    );
    expect(same).toBe(false);
    expect(differences.map(({ where }) => where)).toEqual(["emissions.csv", "references.bib", "sci.csv"]);
    const made = await reportApi.report([folder], { out: join(root, "anew"), onProgress: () => {} });
    expect(await told(made.folder)).toBeNull();
    expect(readFileSync(join(folder, "provenance.json"), "utf8")).toBe(before);
  });

  it("counts a provenance that is half-written or a list as lacking, and is verified all the same", async () => {
    const folder = copyOf(whole, "half");
    const lacks = `it lacks provenance.json in the names of PROV; make them with: npm run report -- ${folder}`;
    for (const text of ['{"prefix": {', "[]", ""]) {
      writeFileSync(join(folder, "provenance.json"), text);
      expect(await told(folder)).toContain(lacks);
    }
    const { older, same } = await reportApi.verify(folder, OPTIONS);
    expect(older).toContain(lacks);
    expect(same).toBe(true);
  });

  it("is computed anew where it holds no logs", async () => {
    expect(await told(aged(study, "aged study"))).toMatch(
      /it lacks references\.bib, SHA256SUMS, provenance\.json in the names of PROV; make them with: npm run scenario -- evaluators /,
    );
  });
});
