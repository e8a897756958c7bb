import type { LoadedTrace } from "../store/load-trace.ts";
import { agrees, exactly, type CheckResult } from "./check-result.ts";

/** What must hold of the zone file of US-CAL-CISO. */
export function cisoChecks({ lifecycle, direct }: LoadedTrace): CheckResult[] {
  const values = lifecycle.intensityGPerKwh;
  return [
    exactly("US-CAL-CISO: hours", values.length, 35_064),
    exactly("US-CAL-CISO: first hour", new Date(lifecycle.startMs).toISOString(), "2021-01-01T00:00:00.000Z"),
    exactly("US-CAL-CISO: has a direct signal", String(direct !== null), "true"),
    agrees("US-CAL-CISO: life-cycle min", Math.min(...values), "50.64"),
    agrees("US-CAL-CISO: life-cycle mean", mean(values), "255.2"),
    agrees("US-CAL-CISO: life-cycle max", Math.max(...values), "454.41"),
    agrees("US-CAL-CISO: life-cycle row 4374 (2021-07-02T06Z)", values[4374], "314.27"),
  ];
}

/** What must hold of the original vintage that the paper used. */
export function originalVintageChecks({ lifecycle, direct }: LoadedTrace): CheckResult[] {
  const values = lifecycle.intensityGPerKwh;
  const blank = Array.from(values.keys()).filter((hour) => Number.isNaN(values[hour]));
  return [
    exactly("US-CAL-CISO@original: hours", values.length, 26_304),
    exactly(
      "US-CAL-CISO@original: first hour",
      new Date(lifecycle.startMs).toISOString(),
      "2020-01-01T00:00:00.000Z",
    ),
    exactly("US-CAL-CISO@original: has a direct signal", String(direct !== null), "false"),
    exactly(
      "US-CAL-CISO@original: blank hours",
      blank.join(" "),
      "11088 11089 11090 11091 11092 11093 11094",
    ),
    agrees("US-CAL-CISO@original: row 13159 (2021-07-02T07Z)", values[13_159], "340.93"),
  ];
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
