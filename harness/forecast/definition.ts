import type { CarbonTrace } from "../carbon/index.ts";
import type { Forecaster } from "./forecaster.ts";
import type { IssuedForecasts } from "./issued.ts";
import type { TransformerWeights } from "./transformer/index.ts";

interface Named {
  readonly name: string;
  readonly summary: string;
}

/** A forecaster before it is built. What it needs is in its type, and only a bound is ever handed the truth. */
export type ForecasterDefinition =
  | (Named & { readonly needs: "past"; readonly knowsFuture: false; build(): Forecaster })
  | (Named & { readonly needs: "truth"; readonly knowsFuture: true; build(truth: CarbonTrace): Forecaster })
  | (Named & {
      readonly needs: "weights";
      readonly knowsFuture: false;
      build(weights: TransformerWeights): Forecaster;
    })
  | (Named & {
      readonly needs: "issues";
      readonly knowsFuture: false;
      build(forecasts: IssuedForecasts): Forecaster;
    });
