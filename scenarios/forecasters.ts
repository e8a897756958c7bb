import type { CarbonTrace } from "../harness/carbon/index.ts";
import { persistence, type Forecaster } from "../harness/forecast/index.ts";
import { unknownName } from "../harness/text/index.ts";

/** Forecasters as a user names them, each made for a trace: adding one is a line here. */
const FORECASTERS: Readonly<Record<string, (trace: CarbonTrace) => Forecaster>> = {
  persistence: () => persistence,
};

/** @throws UsageError listing the known forecasters, nearest first. */
export function checkForecaster(name: string): string {
  if (Object.hasOwn(FORECASTERS, name)) return name;
  throw unknownName("forecaster", name, Object.keys(FORECASTERS));
}

/** @throws UsageError as `checkForecaster`. */
export function forecasterOf(name: string, trace: CarbonTrace): Forecaster {
  return FORECASTERS[checkForecaster(name)](trace);
}
