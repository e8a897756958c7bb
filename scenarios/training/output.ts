import { join, relative, resolve } from "node:path";
import type { TrainedWhere } from "../../harness/cli/index.ts";
import { makeFolder } from "../../harness/disk/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { commandWith } from "../results/command.ts";

/** Where trainings of nobody's choosing put what they learned. */
const TRAINED = "trained";

/**
 * The folder for weights, made before hours of work: the one named, the package's own where they are to be replaced, or one of
 * the training's own under `trained/`. Returns what names it once the training's fingerprint is known.
 * @throws UsageError where it cannot be made, or both are asked for.
 */
export async function openFolder(
  what: "agent" | "forecaster",
  { out, replaceShipped }: TrainedWhere,
  shipped: string,
): Promise<(fingerprint: string) => string> {
  if (replaceShipped && out !== undefined) {
    throw new UsageError(`--replace-shipped: got --out ${out} too; expected one of them`);
  }
  const folder = replaceShipped ? shipped : resolve(out ?? TRAINED);
  await makeFolder(folder).catch((error: Error) => {
    throw new UsageError(
      `cannot write weights to ${folder}: ${error.message}; name another folder with --out`,
      {
        cause: error,
      },
    );
  });
  if (replaceShipped || out !== undefined) return () => folder;
  return (fingerprint) => join(folder, `${what}-${fingerprint.slice(0, 8)}`);
}

/**
 * The command whose runs take these weights.
 * @param asked flags without which no run looks into them: the agent's method, the forecaster with a trace and hours that it may foretell.
 */
export function usedBy(
  what: "agent" | "forecaster",
  asked: Readonly<Record<string, string>>,
  folder: string,
  { replaceShipped }: TrainedWhere,
): string {
  const named = replaceShipped ? {} : { [`${what}Weights`]: relative(".", folder) || "." };
  return commandWith("hwnasbench", { ...asked, ...named });
}
