import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolder } from "../../harness/disk/index.ts";
import {
  parseWeights,
  type TransformerWeights,
  type WeightsCard,
} from "../../harness/forecast/transformer/index.ts";

type Signal = WeightsCard["signal"];

/** Trained weights of one series: `<trace>.<signal>.bin`, and its card beside it. */
export function weightsName(trace: string, signal: Signal): string {
  return `${trace}.${signal}`;
}

/**
 * The weights kept for a series; undefined where there are none. Read at once, not awaited: they are small.
 * @throws WeightsError for another format, shape or digest.
 */
export function readWeights(
  trace: string,
  signal: Signal,
  dir = committedWeights(),
): TransformerWeights | undefined {
  const path = join(dir, weightsName(trace, signal));
  if (!existsSync(`${path}.json`)) return undefined;
  const card: unknown = JSON.parse(readFileSync(`${path}.json`, "utf8"));
  return parseWeights(card, readFileSync(`${path}.bin`), `${path}.bin`);
}

/** Writes weights and card, each file whole or not at all, the card last. Returns the path of the weights. */
export async function writeWeights(card: WeightsCard, bytes: Uint8Array, dir: string): Promise<string> {
  await makeFolder(dir);
  const path = join(dir, weightsName(card.trace, card.signal));
  await replace(`${path}.bin`, bytes);
  await replace(`${path}.json`, `${cardText(card)}\n`);
  return `${path}.bin`;
}

/** The folder of the committed weights: this one, or, seen from the compiled code in `dist/`, the package's. */
export function committedWeights(): string {
  const here = fileURLToPath(new URL(".", import.meta.url));
  return existsSync(join(here, "CARD.md")) ? here : join(here, "../../../datasets/forecaster-weights");
}

/** JSON with a line for each entry: a changed fact is a changed line. */
function cardText(card: WeightsCard): string {
  const lines = Object.entries(card).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}`;
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}
