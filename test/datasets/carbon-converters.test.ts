import { describe, expect, it } from "vitest";
import { convertZone } from "../../datasets/carbonx/convert.ts";
import { convertIssuedForecasts } from "../../datasets/sundial/convert.ts";
import { convertOriginalVintage } from "../../datasets/umassos/convert.ts";
import { isoOf } from "../../harness/units/index.ts";

const HEADER =
  "Datetime (UTC),Country,Zone name,Zone id,Carbon intensity gCO₂eq/kWh (direct),Carbon intensity gCO₂eq/kWh (Life cycle),Carbon-free energy percentage (CFE%),Renewable energy percentage (RE%),Data source,Data estimated,Data estimation method";
const row = (time: string, direct: string, lifecycle: string, estimated = "False"): string =>
  `${time},Nowhere,Nowhere,XX,${direct},${lifecycle},1,1,none,${estimated},`;

describe("convertZone", () => {
  const rows = [
    row("2021-01-01 00:00:00", "10.5", "20.5"),
    row("2021-01-01 01:00:00", "11", "", "True"),
    row("2021-01-01 03:00:00", "12", "22"),
  ];

  it("reads both signals and the flag; blank and missing hours are NaN", () => {
    const { lifecycle, direct } = convertZone([HEADER, ...rows].join("\n"), "XX.csv", "XX");
    expect(isoOf(lifecycle.startMs)).toBe("2021-01-01T00:00:00Z");
    expect(lifecycle.intensityGPerKwh).toEqual(Float64Array.of(20.5, Number.NaN, Number.NaN, 22));
    expect(direct?.intensityGPerKwh).toEqual(Float64Array.of(10.5, 11, Number.NaN, 12));
    expect(lifecycle.estimated).toEqual(Uint8Array.of(0, 1, 0, 0));
  });

  it.each([
    ["22,", "-22,", "bad value: XX.csv, row 2, column Carbon intensity gCO₂eq/kWh (Life cycle): got -22"],
    ["03:00:00", "01:00:00", "bad time: XX.csv, row 2, column Datetime (UTC): got 2021-01-01 01:00:00"],
    ["03:00:00", "03:30:00", "expected a whole hour after 2021-01-01T01:00:00Z"],
    ["True", "perhaps", 'row 1, column Data estimated: got "perhaps", expected True or False'],
    ["Data estimated", "Modelled", 'expected a column "Data estimated"'],
  ])("refuses %s replaced by %s", (from, to, message) => {
    expect(() => convertZone([HEADER, ...rows].join("\n").replace(from, to), "XX.csv", "XX")).toThrow(
      message,
    );
  });

  it("refuses another number of rows than the catalogue knows", () => {
    expect(() => convertZone([HEADER, ...rows].join("\n"), "XX.csv", "XX", 4)).toThrow(
      "wrong number of rows: XX.csv: got 3, expected 4",
    );
  });
});

describe("convertOriginalVintage", () => {
  it("reads life-cycle intensity; blank is NaN", () => {
    const text = "datetime,carbon_intensity_avg,x\n2020-01-01 00:00:00,300.5,1\n2020-01-01 01:00:00,,1\n";
    const trace = convertOriginalVintage(text, "o.csv", "XX@original");
    expect(trace.intensityGPerKwh).toEqual(Float64Array.of(300.5, Number.NaN));
    expect(trace.name).toBe("XX@original");
  });
});

describe("convertIssuedForecasts", () => {
  const issue = (day: number): string[] =>
    Array.from({ length: 96 }, (_, h) => {
      const time = isoOf(Date.UTC(2021, 1, day, h))
        .slice(0, 16)
        .replace("T", " ");
      return `${time},${day * 100 + h}`;
    });
  const csv = (...lines: string[]): string =>
    ["Datetime (UTC),Carbon Intensity Forecast", ...lines].join("\n");

  it("cuts the file into daily forecasts", () => {
    const forecasts = convertIssuedForecasts(csv(...issue(1), ...issue(2)), "f.csv", "XX");
    expect(Array.from(forecasts.issuedMs, isoOf)).toEqual(["2021-02-01T00:00:00Z", "2021-02-02T00:00:00Z"]);
    expect(forecasts.intensityGPerKwh[96 + 5]).toBe(205);
  });

  it("refuses half a forecast, and a day left out", () => {
    expect(() => convertIssuedForecasts(csv(...issue(1).slice(1)), "f.csv", "XX")).toThrow(
      "wrong number of rows",
    );
    expect(() => convertIssuedForecasts(csv(...issue(1), ...issue(3)), "f.csv", "XX")).toThrow(
      "forecasts not daily: f.csv, forecast 1",
    );
  });
});
