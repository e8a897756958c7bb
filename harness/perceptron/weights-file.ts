import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { sha256Of } from "../digest/index.ts";
import { writeWhole } from "../disk/index.ts";
import { WeightsError } from "../weights/index.ts";
import { Network, layersOf } from "./network.ts";

/** Raise when the same file would mean another network. */
export const WEIGHTS_VERSION = 1;

const schema = z.looseObject({
  version: z.number(),
  sha256: z.string(),
  shape: z.object({
    sizes: z.array(z.number()).min(2),
    activation: z.enum(["sigmoid", "tanh"]),
    hiddenBias: z.boolean(),
  }),
  /** Names of the inputs, in order. */
  inputs: z.array(z.string()),
});

/** What stands in the card beside a weights file, at least; whatever else it says is for people. */
type NetworkCard = z.infer<typeof schema>;

/** A network from a file, and the digest of its parameters. */
export interface ReadNetwork {
  readonly network: Network;
  readonly sha256: string;
}

/**
 * A trained network: `PATH.bin`, its parameters as little-endian float32, and its card, `PATH.json`.
 * @param inputs names of the inputs that will be given, in order; and how many outputs are expected.
 * @throws WeightsError saying which file, what was found and what was expected.
 */
export function readNetwork(
  path: string,
  { inputs, outputs }: { readonly inputs: readonly string[]; readonly outputs: number },
): ReadNetwork {
  const refuse = (got: string, expected: string): WeightsError =>
    new WeightsError(
      `weights ${path}: got ${got}, expected ${expected}; train them anew (npm run train -- agent)`,
    );
  for (const file of [`${path}.json`, `${path}.bin`]) {
    if (!existsSync(file)) throw refuse(`no file ${file}`, "a card and its parameters");
  }
  const card = parseCard(readFileSync(`${path}.json`, "utf8"), refuse);
  if (card.version !== WEIGHTS_VERSION) throw refuse(`version ${card.version}`, `version ${WEIGHTS_VERSION}`);
  const differing = inputs.findIndex((name, i) => card.inputs[i] !== name);
  if (card.inputs.length !== inputs.length || card.shape.sizes[0] !== inputs.length) {
    throw refuse(
      `${card.inputs.length} inputs, ${card.shape.sizes[0]} in its shape`,
      `${inputs.length} inputs`,
    );
  }
  if (differing >= 0)
    throw refuse(`input ${differing} "${card.inputs[differing]}"`, `"${inputs[differing]}"`);
  if (card.shape.sizes.at(-1) !== outputs) throw refuse(`${card.shape.sizes.at(-1)} outputs`, `${outputs}`);
  const bytes = readFileSync(`${path}.bin`);
  const count = layersOf(card.shape).parameters;
  if (bytes.length !== 4 * count)
    throw refuse(`${bytes.length} bytes`, `${4 * count} for shape ${card.shape.sizes.join("-")}`);
  if (sha256Of(bytes) !== card.sha256)
    throw refuse(`digest ${sha256Of(bytes)}`, `${card.sha256}, as its card says`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parameters = Float64Array.from({ length: count }, (_, i) => view.getFloat32(4 * i, true));
  return { network: new Network(card.shape, parameters), sha256: card.sha256 };
}

/** Writes parameters (rounded to float32) and card, each whole or not at all. */
export async function writeNetwork(
  path: string,
  network: Network,
  { inputs, ...facts }: { readonly inputs: readonly string[] } & Readonly<Record<string, unknown>>,
): Promise<void> {
  const bytes = new Uint8Array(4 * network.parameters.length);
  const view = new DataView(bytes.buffer);
  network.parameters.forEach((value, i) => view.setFloat32(4 * i, value, true));
  const card = { version: WEIGHTS_VERSION, sha256: sha256Of(bytes), shape: network.shape, inputs, ...facts };
  await writeWhole(`${path}.bin`, bytes);
  await writeWhole(`${path}.json`, `${JSON.stringify(card, null, 1)}\n`);
}

function parseCard(text: string, refuse: (got: string, expected: string) => WeightsError): NetworkCard {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(`a card that is not JSON (${(error as Error).message})`, "a JSON card");
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refuse(
    `a card whose ${issue.path.join(".")} is wrong (${issue.message})`,
    "version, sha256, shape, inputs",
  );
}
