import type { CarbonTrace } from "../../harness/carbon/index.ts";
import { forecasterNamed, type Forecaster, type ForecasterDefinition } from "../../harness/forecast/index.ts";
import { checkData } from "../../harness/forecast/transformer/index.ts";
import { weightsFor } from "./weights-used.ts";

type Trained = Extract<ForecasterDefinition, { needs: "weights" }>;

/** What stands in where there are no weights. */
const STAND_IN = "ridge";

/**
 * A forecaster of life-cycle intensity with the weights that were trained for a trace, by default the committed ones. Where there are none, and for sample data, which no weights
 * belong to, `ridge` stands in under its name: each forecast says by whom it is.
 * @throws WeightsError for weights of another format or shape, or learned from other values than the trace's.
 */
export function trainedForecaster(
  definition: Trained,
  trace: CarbonTrace,
  kind: "real" | "sample",
  folder: string | null,
): Forecaster {
  const weights = kind === "sample" ? undefined : weightsFor(trace.name, folder);
  if (weights === undefined) return standIn(definition.name);
  checkData(weights, trace);
  return definition.build(weights);
}

function standIn(name: string): Forecaster {
  const definition = forecasterNamed(STAND_IN);
  if (definition.needs !== "past")
    throw new Error(`${STAND_IN} needs ${definition.needs}, so it cannot stand in`);
  return { ...definition.build(), name };
}
