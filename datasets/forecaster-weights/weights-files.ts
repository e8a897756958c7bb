import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeWhole } from "../../harness/disk/index.ts";
import {
  parseWeights,
  type TransformerWeights,
  type WeightsCard,
} from "../../harness/forecast/transformer/index.ts";
import { WeightsError } from "../../harness/weights/index.ts";

type Signal = WeightsCard["signal"];

/** Trained weights of one series: `<trace>.<signal>.bin`, and its card beside it. */
export function weightsName(trace: string, signal: Signal): string {
  return `${trace}.${signal}`;
}

/**
 * The weights kept for a series; undefined where there are none. Read at once, not awaited: they are small.
 * @throws WeightsError for a damaged card, missing weights, another format, shape, digest, or weights of another series.
 */
export function readWeights(
  trace: string,
  signal: Signal,
  dir = committedWeights(),
): TransformerWeights | undefined {
  const path = join(dir, weightsName(trace, signal));
  if (!existsSync(`${path}.json`)) return undefined;
  const weights = parseWeights(cardAt(`${path}.json`), bytesAt(`${path}.bin`), `${path}.bin`);
  const found = weightsName(weights.card.trace, weights.card.signal);
  if (found === weightsName(trace, signal)) return weights;
  throw new WeightsError(
    `${path}.json: got the card of ${found}, expected that of ${weightsName(trace, signal)}. ${RESTORE}`,
  );
}

const RESTORE = "Restore the file, or train them again: npm run train -- forecaster";

function cardAt(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new WeightsError(`${path}: damaged: ${(error as Error).message}. ${RESTORE}`, { cause: error });
  }
}

function bytesAt(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new WeightsError(`${path}: cannot be read: ${(error as Error).message}. ${RESTORE}`, {
      cause: error,
    });
  }
}

/** Writes weights and card, each file whole or not at all, the card last. Returns the path of the weights. */
export async function writeWeights(card: WeightsCard, bytes: Uint8Array, dir: string): Promise<string> {
  const path = join(dir, weightsName(card.trace, card.signal));
  await writeWhole(`${path}.bin`, bytes);
  await writeWhole(`${path}.json`, `${cardText(card)}\n`);
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
