import { readWeights, weightsName } from "../datasets/forecaster-weights/index.ts";
import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { FORECASTERS, forecasterNamed } from "../harness/forecast/index.ts";
import { UsageError } from "../harness/text/index.ts";
import type { Study } from "./scenario.ts";

const FLAGS = {
  zones: { value: "names", describe: "zones to score on: A,B" },
  forecasters: { value: "names", describe: "forecasters to score: a,b" },
} as const satisfies FlagSet;

/** Every forecaster on the last fifth of each zone's hours, which none has learned from. */
export const forecasting: Study<FlagValues<typeof FLAGS>> = {
  kind: "study",
  name: "forecasting",
  question: "How well can carbon intensity be foretold one to four days ahead?",
  flags: FLAGS,
  defaults: {
    zones: ["US-CAL-CISO", "DE", "US-MIDA-PJM"],
    forecasters: FORECASTERS.map(({ name }) => name),
  },
  check({ zones, forecasters }) {
    refuse("--zones", zones);
    refuse("--forecasters", forecasters);
    for (const name of forecasters) forecasterNamed(name);
  },
  restsOn: ({ zones, forecasters }) => ({ weights: forecasters.some(isTrained) ? weightsOf(zones) : {} }),
  run: async (request, context) =>
    (await import("./studies/forecasting.ts")).runForecasting(request, context),
};

function isTrained(forecaster: string): boolean {
  return forecasterNamed(forecaster).needs === "weights";
}

/** sha256 of the committed weights of these zones, by series. */
function weightsOf(zones: readonly string[]): Readonly<Record<string, string>> {
  const series = zones.flatMap((zone) =>
    (["lifecycle", "direct"] as const).map((signal) => ({
      name: weightsName(zone, signal),
      weights: readWeights(zone, signal),
    })),
  );
  return Object.fromEntries(
    series.flatMap(({ name, weights }) =>
      weights === undefined ? [] : [[name, weights.card.weights.sha256]],
    ),
  );
}

function refuse(flag: string, names: readonly string[]): void {
  if (names.length === 0) throw new UsageError(`${flag}: got none, expected at least one`);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) throw new UsageError(`${flag}: ${repeated} is given twice`);
}
