import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, it } from "vitest";
import { scenarioApi } from "../../scenarios/api.ts";
import { verified } from "../../scenarios/report/verify.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB_WORK, quietContext } from "../fixtures/stub-work.ts";

const folder = scratch();
const small = {
  ...STUB_WORK,
  epochs: 2,
};
const optionsOf = (cache: string) => quietContext(join(folder, cache));
const search = { ...small, method: "random", gpus: 1, initial: 2, hours: 0.0001, finalSeeds: 1 };

const STUDIES = [
  { name: "table-check", of: "table-check", flags: { ...small, networks: 6, devices: 2 } },
  { name: "simulated time", of: "open-domain", flags: search },
  { name: "real time", of: "open-domain", flags: { ...search, realTime: true, hours: 0.0002, seed: 3 } },
  { name: "a dry run", of: "open-domain", flags: { ...search, dryRun: true } },
] as const;

describe.each(STUDIES)("$of, $name", ({ name, of, flags }) => {
  const out = join(folder, name.replaceAll(" ", "-"));
  beforeAll(async () => {
    await scenarioApi.run(of, flags, { ...optionsOf("worked"), out });
  }, 30_000);

  it("is verified from its records, on a machine that has none of its work, and trains nothing", async () => {
    const elsewhere = `elsewhere-${name}`;
    const found = await verified(out, optionsOf(elsewhere));
    expect(found).toMatchObject({ isRetold: true, differences: [], same: true });
    expect(existsSync(join(folder, elsewhere, "live"))).toBe(false);
    expect(existsSync(join(folder, "worked", "live"))).toBe(true);
  });
});

describe("a folder of real work", () => {
  const out = join(folder, "table-check");
  const record = join(out, "records", "trainings.jsonl");

  it("whose record was changed tells other results", async () => {
    const text = readFileSync(record, "utf8");
    writeFileSync(
      record,
      text.replace('"what":"trained","architecture":', '"what":"trained","architecture":1'),
    );
    await expect(verified(out, optionsOf("elsewhere"))).rejects.toThrow(
      "the record lacks the training of architecture",
    );
    writeFileSync(
      record,
      text.replace('"testAccuracyPct":20,"confusion"', '"testAccuracyPct":90,"confusion"'),
    );
    const { differences, same } = await verified(out, optionsOf("elsewhere"));
    expect(same).toBe(false);
    expect(differences.map(({ what }) => what)).toContain("metric");
    writeFileSync(record, text);
  });

  it("without its records is not trained anew, and the command that makes them is told", async () => {
    renameSync(join(out, "records"), join(folder, "aside"));
    await expect(verified(out, optionsOf("elsewhere"))).rejects.toThrow(
      /records\/ is missing: real training comes to the same bytes on no other device.*make it with: npm run scenario -- table-check/,
    );
    renameSync(join(folder, "aside"), join(out, "records"));
  });

  it("has the exports of other scenarios, metered by what did the work", () => {
    const read = (of: string, file: string) => csvParse(readFileSync(join(folder, of, file), "utf8"));
    const [row, ...none] = read("table-check", "emissions.csv");
    expect(none).toEqual([]);
    expect(row).toMatchObject({ tracking_mode: "machine", cpu_count: "2", gpu_energy: "", pue: "1.2" });
    const { totals } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8")) as {
      totals: { energyKwh: number; carbonG: number; hours: number };
    };
    expect(Number(row["cpu_energy"])).toBeCloseTo(totals.energyKwh * 1.2, 12);
    expect(Number(row["emissions"])).toBeCloseTo(totals.carbonG / 1000, 12);
    // Two devices worked at once.
    expect(Number(row["duration"])).toBeLessThan(totals.hours * 3600);
    const [sci] = read("table-check", "sci.csv");
    expect(sci).toMatchObject({ method: "training", evaluated: "6" });
    expect(Number(sci["sciGPerRun"]) - Number(sci["embodiedG"])).toBeCloseTo(totals.carbonG, 12);
    expect(read("simulated-time", "sci.csv").map(({ part, accounting }) => [part, accounting])).toEqual([
      ["search", "full"],
      ["search", "paper"],
      ["search", "measured"],
      ["front", "measured"],
    ]);
    expect(readdirSync(join(folder, "a-dry-run"))).not.toContain("emissions.csv");
  });
});
