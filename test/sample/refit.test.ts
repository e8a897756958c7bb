import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DatasetStore } from "../../datasets/index.ts";
import { fitSample, fitSampleFrom, sampleTable, writeSample } from "../../datasets/sample/index.ts";
import { committedFolder } from "../../datasets/sample/sample-files.ts";
import { fitTable } from "../../datasets/sample/table-model.ts";

const mirror = process.env["CENAS_MIRROR"];
const FILES = ["table.json", "traces.json", "fidelity.json", "CARD.md"];

describe("fitting the sample", () => {
  let dir = "";
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "cenas-sample-"));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it.skipIf(mirror === undefined)("to the real data gives the committed bytes", async () => {
    const store = new DatasetStore({ mirror, cacheDir: join(dir, "cache") });
    await writeSample(await fitSampleFrom(store), dir);
    for (const name of FILES) {
      const [fitted, committed] = await Promise.all(
        [dir, committedFolder()].map((folder) => readFile(join(folder, name), "utf8")),
      );
      expect({ name, text: fitted }).toEqual({ name, text: committed });
    }
  });

  it("gives the same bytes again, in whatever order the table's rows stand", () => {
    const table = sampleTable();
    const turned = {
      ...table,
      architectures: table.architectures.toReversed(),
      columns: Object.fromEntries(
        Object.entries(table.columns).map(([name, values]) => [name, values.toReversed()]),
      ) as typeof table.columns,
    };
    expect(JSON.stringify(fitTable(turned))).toBe(JSON.stringify(fitTable(table)));
  });

  it("refuses a table that lacks an architecture", () => {
    const table = sampleTable();
    expect(() => fitSample({ ...table, architectures: table.architectures.slice(1) }, {})).toThrow(
      /lacks architecture "\|none~0\|\+/,
    );
  });
});
