import { csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { chargedRuns } from "../../harness/analysis/index.ts";
import { emissionsCsv } from "../../reports/exports/emissions.ts";
import { sciCsv } from "../../reports/exports/sci.ts";
import { inventRuns, SMALL } from "./invented-runs.ts";

const { manifest: invented, logs } = inventRuns(SMALL);
const pue = { item: "PUE", value: 1.2, unit: "", source: "invented" };
const manifest = {
  ...invented,
  accountings: { ...invented.accountings, full: [...invented.accountings["full"], pue] },
};
const runs = chargedRuns(manifest, logs, {});
const HOSTILE = '<script>alert("x")</script>, "quoted"\nline';

describe("emissions.csv", () => {
  const rows = csvParse(emissionsCsv(runs, "print"));

  it("has the columns of a reading of CodeCarbon 3.3.0, a row for each run and accounting", () => {
    expect(rows.columns.join(",")).toBe(
      "timestamp,project_name,run_id,experiment_id,duration,emissions,emissions_rate,cpu_power,gpu_power,ram_power," +
        "cpu_energy,gpu_energy,ram_energy,energy_consumed,water_consumed,country_name,country_iso_code,region," +
        "cloud_provider,cloud_region,os,python_version,codecarbon_version,cpu_count,cpu_model,gpu_count,gpu_model," +
        "longitude,latitude,ram_total_size,tracking_mode,cpu_utilization_percent,gpu_utilization_percent," +
        "ram_utilization_percent,ram_used_gb,on_cloud,pue,wue",
    );
    expect(rows).toHaveLength(runs.length);
    expect(new Set(rows.map(({ run_id }) => run_id)).size).toBe(rows.length);
  });

  it("is in CodeCarbon's units, and its terms agree as those of a reading do", () => {
    rows.forEach((row, at) => {
      const { gPerRun, embodiedG, energyKwh, hours, hoursBefore } = runs[at];
      const seconds = Number(row["duration"]);
      expect(seconds).toBeCloseTo((hours + hoursBefore) * 3600, 6);
      expect(Number(row["emissions"])).toBeCloseTo((gPerRun - embodiedG) / 1000, 9);
      expect(Number(row["emissions_rate"]) * seconds).toBeCloseTo(Number(row["emissions"]), 9);
      expect(Number(row["energy_consumed"])).toBeCloseTo(energyKwh, 9);
      const parts = ["cpu_energy", "gpu_energy", "ram_energy"].map((part) => Number(row[part]));
      expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(energyKwh, 9);
      const meteredKwh = (Number(row["gpu_power"]) * seconds * Number(row["pue"])) / 3600 / 1000;
      expect(meteredKwh).toBeCloseTo(energyKwh, 9);
      expect(Number(row["pue"])).toBe(runs[at].accounting === "full" ? pue.value : 1);
    });
  });

  it("ends at the simulated hour, and leaves empty what a simulation cannot know", () => {
    const [row] = rows;
    const ended = Date.parse(runs[0].startUtc) + runs[0].hours * 3_600_000;
    expect(Date.parse(`${row["timestamp"]}Z`)).toBe(Math.floor(ended / 1000) * 1000);
    for (const column of ["country_name", "os", "python_version", "cpu_model", "latitude", "wue"]) {
      expect(row[column]).toBe("");
    }
  });
});

describe("sci.csv", () => {
  it("has the terms beside what they come to", () => {
    for (const row of csvParse(sciCsv(runs))) {
      const [e, i, m, r] = ["energyKwh", "intensityGPerKwh", "embodiedG", "evaluated"].map((term) =>
        Number(row[term]),
      );
      expect((e * i + m) / r).toBeCloseTo(Number(row["sciGPerArchitecture"]), 6);
      expect(e * i + m).toBeCloseTo(Number(row["sciGPerRun"]), 6);
    }
  });

  it("begins with what sets the settings apart, and survives any text in it", () => {
    const labelled = chargedRuns(manifest, logs.slice(0, 1), { zone: HOSTILE, gpus: 4 });
    const rows = csvParse(sciCsv(labelled));
    expect(rows.columns.slice(0, 3)).toEqual(["zone", "gpus", "trace"]);
    expect(rows[0]["zone"]).toBe(HOSTILE);
    expect(csvParse(emissionsCsv(labelled, HOSTILE))[0]["experiment_id"]).toBe(HOSTILE);
  });
});

it("emissions leave out the hardware's making, which the Software Carbon Intensity has", () => {
  const [run] = runs;
  const made = { ...run, gPerRun: 5000, embodiedG: 2000 };
  expect(Number(csvParse(emissionsCsv([made], "print"))[0]["emissions"])).toBeCloseTo(3, 9);
  expect(csvParse(sciCsv([made]))[0]["sciGPerRun"]).toBe("5000");
});
