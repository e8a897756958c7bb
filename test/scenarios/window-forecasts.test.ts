import { expect, it } from "vitest";
import { TraceForecasts, persistence } from "../../harness/forecast/index.ts";
import { resolve } from "../../scenarios/index.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import { windowForecasts } from "../../scenarios/setting/window-forecasts.ts";
import { traceOf } from "../carbon/traces.ts";

const START_MS = Date.parse("2021-06-01T00:00Z");
/** Every hour has its own number, so that a forecast tells which hours it was made of. */
const trace = traceOf(
  Array.from({ length: 400 }, (_, hour) => 100 + hour),
  START_MS,
  "ZONE@source",
);

it("foretells every hour but the first, the day ahead, from what was known when it was made", () => {
  const setting = resolve(hwnasbench, { ...hwnasbench.defaults, start: "2021-06-09T00:00Z", hours: 60 });
  const forecasts = new TraceForecasts(trace, persistence);
  const rows = windowForecasts(setting, forecasts);
  expect(rows.map(({ hour }) => hour)).toEqual(Array.from({ length: 59 }, (_, at) => at + 1));
  expect(rows.map(({ leadHours }) => leadHours)).toEqual(rows.map((_, at) => (at % 24) + 1));
  for (const { hour, leadHours, medianGPerKwh, lowGPerKwh, highGPerKwh } of rows) {
    const madeMs = START_MS + (8 * 24 + hour - leadHours) * 3_600_000;
    expect(medianGPerKwh).toBe(forecasts.at(madeMs).median[leadHours - 1]);
    expect(lowGPerKwh).toBeLessThanOrEqual(medianGPerKwh);
    expect(highGPerKwh).toBeGreaterThanOrEqual(medianGPerKwh);
  }
});
