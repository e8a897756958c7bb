import { CarbonTrace } from "../../harness/carbon/index.ts";
import { FORECASTERS, TraceForecasts } from "../../harness/forecast/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { callsWithin } from "../calls.ts";
import type { Case } from "../case.ts";
import { stream } from "../../harness/random/index.ts";

const HOURS = 30_000;
const WINDOW = 80;
const LOOKED_UP = {
  traceWindows: [CarbonTrace.prototype, "window"],
  traceValues: [CarbonTrace.prototype, "at"],
} as const;

/** A wandering daily course. */
function invented(): CarbonTrace {
  const random = stream(1, "forecast bench");
  let drift = 0;
  const intensityGPerKwh = Float64Array.from({ length: HOURS }, (_, i) => {
    drift = 0.99 * drift + 0.02 * random.normal();
    return 300 * Math.exp(0.3 * Math.sin((2 * Math.PI * i) / 24) + drift);
  });
  return new CarbonTrace({
    name: "invented",
    startMs: 0,
    intensityGPerKwh,
    estimated: new Uint8Array(HOURS),
  });
}

/** All hours of an 80-hour window, fits included: at most 1 s is wanted. */
export default FORECASTERS.flatMap((definition): Case[] => {
  if (definition.needs !== "past") return [];
  return [
    {
      name: `forecast, window of ${WINDOW} h, ${definition.name}`,
      load() {
        const trace = invented();
        const run = (): void => {
          const forecasts = new TraceForecasts(trace, definition.build());
          for (let hour = HOURS - WINDOW; hour < HOURS; hour++) forecasts.at(hour * MS_PER_HOUR);
        };
        return { run, count: () => callsWithin(LOOKED_UP, run) };
      },
    },
  ];
});
