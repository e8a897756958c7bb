import { statSync } from "node:fs";
import { readWeights } from "../../datasets/forecaster-weights/index.ts";
import { forecasterNamed } from "../../harness/forecast/index.ts";
import type { TransformerWeights } from "../../harness/forecast/transformer/index.ts";
import type { MethodDefinition } from "../../harness/method/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import type { Request } from "../scenario.ts";
import { WeightsError } from "../../harness/weights/index.ts";

/** sha256 by who reads it. */
type Digests = Readonly<Record<string, string>>;

/** Under what name the forecaster's digest stands among those of methods. */
export const FORECASTER = "forecaster";

/** sha256 of what each method that was trained reads. @throws UsageError for a folder of the user's that does not fit. */
export function methodWeights(methods: readonly MethodDefinition[], folder: string | null): Digests {
  checkFolder("--agent-weights", folder);
  return Object.fromEntries(
    methods.flatMap(({ name, weightsDigest }) =>
      weightsDigest === undefined
        ? []
        : [[name, ofFolder("--agent-weights", folder, () => weightsDigest(folder))]],
    ),
  );
}

/**
 * The same of the forecaster; nothing where it has no weights, or none for the trace, nor on the sample, which none were learned from.
 * @throws UsageError as above.
 */
export function forecasterWeightsOf(
  { forecaster, trace, data }: Pick<Request, "forecaster" | "trace" | "data">,
  folder: string | null,
): Digests {
  if (forecasterNamed(forecaster).needs !== "weights" || data === "sample") return {};
  const weights = weightsFor(trace, folder);
  return weights === undefined ? {} : { [FORECASTER]: weights.card.weights.sha256 };
}

/** A setting with the weights that its runs rest on: not the forecaster's where who spoke at every hour has none. */
export function withWeightsRead<Of extends { readonly weights: Digests }>(
  setting: Of,
  authors: readonly string[],
): Of {
  if (authors.some((by) => forecasterNamed(by).needs === "weights")) return setting;
  const { [FORECASTER]: _, ...weights } = setting.weights;
  return { ...setting, weights };
}

/** The transformer's weights for the life-cycle signal of a trace. @throws UsageError as above. */
export function weightsFor(trace: string, folder: string | null): TransformerWeights | undefined {
  checkFolder("--forecaster-weights", folder);
  return ofFolder("--forecaster-weights", folder, () =>
    folder === null ? readWeights(trace, "lifecycle") : readWeights(trace, "lifecycle", folder),
  );
}

function checkFolder(flag: string, folder: string | null): void {
  if (folder === null || statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new UsageError(
    `${flag} ${folder}: there is no such folder; it takes one that \`npm run train\` wrote`,
  );
}

/** What is wrong with the user's own files is the user's to mend. */
function ofFolder<T>(flag: string, folder: string | null, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (folder === null || !(error instanceof WeightsError)) throw error;
    throw new UsageError(`${flag} ${folder}: ${error.message}`, { cause: error });
  }
}
