import { forecasterNamed } from "../../harness/forecast/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { FORECASTER } from "./weights-used.ts";
import type { Request } from "../scenario.ts";
import type { Setting } from "./setting.ts";

/**
 * Refuses folders of weights that no run of these settings would look into. One that `auto` or the transformer looks into in vain
 * is none of them: the notes say who stands in.
 * @throws UsageError
 */
export function checkWeightsRead(
  { agentWeights, forecasterWeights, methods }: Request,
  settings: readonly Setting[],
): void {
  const hasAgent = settings.some(({ weights }) => Object.keys(weights).some((name) => name !== FORECASTER));
  if (agentWeights !== null && !hasAgent) {
    throw new UsageError(
      `--agent-weights ${agentWeights}: none of the methods has a trained agent: ${methods.join(", ")}; add ce-nas to --methods`,
    );
  }
  const looks = settings.some(
    ({ forecaster, forecasterChosen }) =>
      forecasterChosen !== null || forecasterNamed(forecaster).needs === "weights",
  );
  if (forecasterWeights !== null && !looks) {
    const [{ forecaster }] = settings;
    throw new UsageError(
      `--forecaster-weights ${forecasterWeights}: the forecaster ${forecaster} has no weights; choose --forecaster transformer`,
    );
  }
}
