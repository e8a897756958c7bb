import { epochMsOf } from "../../harness/units/index.ts";
import { weightsFor } from "./weights-used.ts";

/** `--forecaster auto`. */
export const AUTO = "auto";

/** What `auto` comes to, and why. */
export interface Choice {
  readonly forecaster: string;
  readonly why: string;
}

/**
 * The transformer where weights were learned for the trace from hours before the window alone; else the ridge regression,
 * which learns hour by hour.
 * @param start of the window, ISO 8601.
 * @param folder of weights; null: the committed ones.
 */
export function autoForecaster(trace: string, start: string, folder: string | null): Choice {
  const weights = weightsFor(trace, folder);
  if (weights === undefined) {
    return { forecaster: "ridge", why: `auto: no weights of the transformer for ${trace}` };
  }
  const { trainedUntil } = weights.card;
  return epochMsOf(trainedUntil) <= epochMsOf(start)
    ? { forecaster: "transformer", why: `auto: its weights learned from hours before ${trainedUntil}` }
    : {
        forecaster: "ridge",
        why: `auto: the transformer's weights learned from hours until ${trainedUntil}`,
      };
}
