import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve as resolvePath } from "node:path";
import { describe, expect, it } from "vitest";
import { DatasetStore } from "../../datasets/index.ts";
import { CarbonTrace, type TraceColumns } from "../../harness/carbon/index.ts";
import {
  TraceForecasts,
  forecastOfIssue,
  forecasterNamed,
  scoreForecasts,
  testOrigins,
  type ForecastScore,
} from "../../harness/forecast/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";

const beside = resolvePath(import.meta.dirname, "../../../shared/mirror");
const mirror = process.env["CENAS_MIRROR"] ?? (existsSync(beside) ? beside : undefined);

const store = new DatasetStore({ mirror, cacheDir: mkdtempSync(join(tmpdir(), "cenas-forecasts-")) });

function scoreOf(name: string, columns: TraceColumns, origins: readonly number[]): ForecastScore {
  const definition = forecasterNamed(name);
  if (definition.needs !== "past") throw new Error(`${name} needs more than the past`);
  const forecasts = new TraceForecasts(new CarbonTrace(columns), definition.build());
  return scoreForecasts(name, columns.intensityGPerKwh, origins, (origin) =>
    forecasts.at(columns.startMs + origin * MS_PER_HOUR),
  );
}

/** Every so many origins of the test span: enough to see, and quick. */
const every = (step: number): number[] => testOrigins(35_064).filter((_, i) => i % step === 0);

describe.skipIf(mirror === undefined).each([
  ["US-CAL-CISO", "12.3/14.6/16.0/17.0", "11.17/14.90/16.41/17.19", "9.47/12.99/14.19/14.84"],
  ["DE", "24.9/28.9/30.7/31.9", "23.97/32.49/35.87/38.18", "15.61/27.76/31.30/32.87"],
  ["US-MIDA-PJM", "4.58/5.37/5.88/6.22", "4.50/6.16/7.01/7.47", "3.46/5.38/6.24/6.68"],
])("forecasts of %s", (zone, lifecycle, direct, sundial) => {
  const printed = (values: readonly (number | null)[], digits: number): string =>
    values.map((value) => value?.toFixed(digits)).join("/");

  it("by persistence are as far off as others found, on the test hours", async () => {
    const { lifecycle: columns } = await store.trace(zone);
    const { mape, origins } = scoreOf("persistence", columns, testOrigins(columns.intensityGPerKwh.length));
    expect(origins).toBe(6917);
    const digits = zone === "US-MIDA-PJM" ? 2 : 1;
    expect(
      printed(
        [24, 48, 72, 96].map((h) => mape[String(h)]),
        digits,
      ),
    ).toBe(lifecycle);
  });

  it("of the direct signal are as far off as others found, from every issue: persistence, and as issued", async () => {
    const { direct: columns } = await store.trace(zone);
    const { forecasts } = await store.issuedForecasts(zone);
    if (columns === null) throw new Error("no direct signal");
    const origins = [...forecasts.issuedMs].map((ms) => (ms - columns.startMs) / MS_PER_HOUR - 1);
    expect(printed(scoreOf("persistence", columns, origins).mapeByDay, 2)).toBe(direct);
    const issued = scoreForecasts("issued", columns.intensityGPerKwh, origins, (origin) =>
      forecastOfIssue(forecasts, origins.indexOf(origin)),
    );
    expect(printed(issued.mapeByDay, 2)).toBe(sundial);
  });

  it("by ridge are nearer than persistence on days 1 and 2, and its interval holds 70 to 90 % of hours", async () => {
    const { lifecycle: columns } = await store.trace(zone);
    const [ridge, persistence] = ["ridge", "persistence"].map((name) => scoreOf(name, columns, every(37)));
    expect(ridge.standIns).toEqual({});
    for (const day of [0, 1]) expect(ridge.mapeByDay[day]).toBeLessThan(persistence.mapeByDay[day] as number);
    expect(ridge.coverage80["96"]).toBeGreaterThan(70);
    expect(ridge.coverage80["96"]).toBeLessThan(90);
  });
});
