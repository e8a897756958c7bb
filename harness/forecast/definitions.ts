import { unknownName } from "../text/index.ts";
import { blend } from "./blend.ts";
import type { ForecasterDefinition } from "./definition.ts";
import type { Forecaster } from "./forecaster.ts";
import { issued } from "./issued.ts";
import { noisy } from "./noisy.ts";
import { oracle } from "./oracle.ts";
import { persistence } from "./persistence.ts";
import { HOURLY, LEVELS, PLAIN, SEASONS } from "./ridge/recipe.ts";
import { rollingRidge } from "./ridge/rolling-ridge.ts";
import { seasonal } from "./seasonal.ts";
import { transformer } from "./transformer/index.ts";

function ensemble(): Forecaster {
  return rollingRidge("ensemble", [LEVELS, SEASONS, HOURLY]);
}

/** Forecasters by name: adding one is a file and a line here. */
export const FORECASTERS: readonly ForecasterDefinition[] = [
  {
    name: "persistence",
    summary: "the same hour yesterday, repeated",
    needs: "past",
    knowsFuture: false,
    build: () => persistence,
  },
  {
    name: "seasonal",
    summary: "the shape of the last eight weeks at the level of the last day",
    needs: "past",
    knowsFuture: false,
    build: () => seasonal,
  },
  {
    name: "ridge",
    summary:
      "ridge regression on a week of log-ratios and the calendar, fitted to the last year every 14 days",
    needs: "past",
    knowsFuture: false,
    build: () => rollingRidge("ridge", [PLAIN]),
  },
  {
    name: "ensemble",
    summary:
      "three ridge regressions: on a year and a week of lags; on two years, two weeks and the seasons; hour by hour of the day",
    needs: "past",
    knowsFuture: false,
    build: ensemble,
  },
  {
    name: "transformer",
    summary: "an encoder over days that corrects a linear forecast; trained before, for each trace",
    needs: "weights",
    knowsFuture: false,
    build: transformer,
  },
  {
    name: "transformer-ensemble",
    summary: "the mean of transformer and ensemble",
    needs: "weights",
    knowsFuture: false,
    build: (weights) => blend("transformer-ensemble", [transformer(weights), ensemble()]),
  },
  {
    name: "issued",
    summary: "the published Sundial forecasts, direct signal",
    needs: "issues",
    knowsFuture: false,
    build: issued,
  },
  {
    name: "oracle",
    summary: "a bound: what will be",
    needs: "truth",
    knowsFuture: true,
    build: oracle,
  },
  ...[5, 10].map((percent): ForecasterDefinition => ({
    name: `noisy-${percent}`,
    summary: `a bound: what will be, with a Gaussian error of ${percent} %`,
    needs: "truth",
    knowsFuture: true,
    build: (truth) => noisy(truth, percent),
  })),
];

/** @throws UsageError listing the known forecasters, nearest first. */
export function forecasterNamed(name: string): ForecasterDefinition {
  const found = FORECASTERS.find((definition) => definition.name === name);
  if (found !== undefined) return found;
  throw unknownName(
    "forecaster",
    name,
    FORECASTERS.map((definition) => definition.name),
  );
}
