import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fingerprintOf, sha256Of } from "../../digest/index.ts";
import { writeWhole } from "../../disk/index.ts";
import type { KeptEpoch } from "./epoch-result.ts";
import type { ModelArrays } from "./model.ts";
import type { NamedArrays } from "./named-arrays.ts";
import { CheckpointError } from "./training-error.ts";

/** What a training is of: a checkpoint of anything else is refused. */
export interface TrainingIdentity {
  /** The architecture as a user writes it, or the supernet's name; with its skeleton. */
  readonly architecture: string;
  /** Names and shapes of all parameters. */
  readonly parameters: readonly (readonly [string, readonly number[]])[];
  /** Edition of the networks, recipe and seed. */
  readonly training: object;
  /** What is learned from and judged on. */
  readonly images: Readonly<Record<"train" | "test", IdentifiedImages>>;
}

/** A set of images, and the digest that it is known by: names come again. */
export interface IdentifiedImages {
  readonly name: string;
  readonly count: number;
  readonly sha256: string;
}

/** A training after some epochs: all that it goes on from. */
export interface NetworkState {
  /** Epochs done. */
  readonly epoch: number;
  readonly model: ModelArrays;
  readonly curve: readonly KeptEpoch[];
  /** As memory left them, if smaller than the recipe's. */
  readonly microBatch: number;
  readonly normBatch: number;
}

/** The first line of a file; the arrays follow, little-endian as all machines of ours are. */
interface Header extends Omit<NetworkState, "model"> {
  readonly architecture: string;
  readonly parametersSha256: string;
  readonly trainingSha256: string;
  readonly images: TrainingIdentity["images"];
  readonly arrays: readonly (readonly [group: keyof ModelArrays, name: string, length: number])[];
  /** Of the rest of this header, and of the arrays' bytes. */
  readonly headerSha256: string;
  readonly sha256: string;
}

const GROUPS = ["parameters", "momenta", "statistics", "average"] as const;

/** Told before any work is done for it. @throws CheckpointError where a checkpoint can never be written to a path: a folder is there. */
export async function refuseFolder(path: string): Promise<void> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return;
  const inIt = join(path, "network.checkpoint");
  throw new CheckpointError(`checkpoint ${path}: got a folder, expected a file; name one in it, ${inIt}`);
}

/** The file is the old state or the new one, never half of one. @throws Error of the file system; the old state is kept. */
export async function writeNetworkCheckpoint(
  path: string,
  { architecture, parameters, training, images }: TrainingIdentity,
  { model, ...state }: NetworkState,
): Promise<void> {
  const arrays = GROUPS.flatMap((group) =>
    [...(model[group] ?? [])].map(([name, values]) => ({ group, name, values })),
  );
  const bytes = Buffer.concat(arrays.map(({ values }) => bytesOf(values)));
  const header = {
    ...state,
    architecture,
    parametersSha256: fingerprintOf(parameters),
    trainingSha256: fingerprintOf(training),
    images,
    arrays: arrays.map(({ group, name, values }) => [group, name, values.length]),
    sha256: sha256Of(bytes),
  };
  const line = JSON.stringify({ ...header, headerSha256: fingerprintOf(header) });
  await writeWhole(path, Buffer.concat([Buffer.from(`${line}\n`), bytes]));
}

/**
 * The state kept at a path; null where nothing is.
 * @throws CheckpointError where what is there is damaged, or of another architecture or training.
 */
export async function readNetworkCheckpoint(
  path: string,
  identity: TrainingIdentity,
): Promise<NetworkState | null> {
  const read = await readAny(path);
  if (read === null) return null;
  refuseOther(path, read.header, identity);
  refuseOtherImages(path, read.header, identity.images);
  if (read.header.trainingSha256 !== fingerprintOf(identity.training)) {
    throw new CheckpointError(
      `checkpoint ${path} is of another training of this architecture (recipe, seed or the edition of its networks differ); ` +
        "train as it was trained, or name another file",
    );
  }
  return read.state;
}

/** The weights kept at a path, whatever training they are of. @throws CheckpointError where they are not of this architecture. */
export async function readNetworkWeights(
  path: string,
  identity: Omit<TrainingIdentity, "training" | "images">,
): Promise<NetworkState> {
  const read = await readAny(path);
  if (read === null) throw new CheckpointError(`checkpoint ${path}: no such file`);
  refuseOther(path, read.header, identity);
  return read.state;
}

async function readAny(path: string): Promise<{ header: Header; state: NetworkState } | null> {
  const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new CheckpointError(`checkpoint ${path} cannot be read (${error.message}); name another file`, {
      cause: error,
    });
  });
  if (file === null) return null;
  const end = Math.max(0, file.indexOf("\n"));
  const header = headerOf(file.subarray(0, end).toString());
  const bytes = file.subarray(end + 1);
  if (header === null || sha256Of(bytes) !== header.sha256) {
    throw new CheckpointError(
      `checkpoint ${path} is damaged: its digest is not that of its content; remove it to train anew`,
    );
  }
  const { epoch, microBatch, normBatch } = header;
  const curve = header.curve.map((kept) => ({ ...kept, effort: kept.effort ?? null }));
  return { header, state: { epoch, curve, microBatch, normBatch, model: modelOf(header, bytes) } };
}

function refuseOther(
  path: string,
  header: Header,
  { architecture, parameters }: Omit<TrainingIdentity, "training" | "images">,
): void {
  if (header.architecture !== architecture || header.parametersSha256 !== fingerprintOf(parameters)) {
    throw new CheckpointError(
      `checkpoint ${path} is of another architecture: got ${header.architecture}, expected ${architecture}; name another file`,
    );
  }
}

/** A checkpoint of before the digests were kept has none, and is of nobody knows which images. */
function refuseOtherImages(
  path: string,
  header: Partial<Header>,
  expected: TrainingIdentity["images"],
): void {
  for (const part of ["train", "test"] as const) {
    const got = header.images?.[part];
    if (got?.sha256 === expected[part].sha256) continue;
    throw new CheckpointError(
      `checkpoint ${path} is of a training on other images (${part}): got ${textOf(got)}, expected ${textOf(expected[part])}; ` +
        "train on the images that it was trained on, or name another file, or remove this one to train anew",
    );
  }
}

function textOf(images: IdentifiedImages | undefined): string {
  if (images === undefined) return "images without a digest";
  const { name, count, sha256 } = images;
  return `${count} images of ${name}, sha256 ${sha256.slice(0, 16)}`;
}

function headerOf(text: string): Header | null {
  try {
    const { headerSha256, ...header } = JSON.parse(text) as Header;
    return fingerprintOf(header) === headerSha256 ? { ...header, headerSha256 } : null;
  } catch {
    return null;
  }
}

function modelOf({ arrays }: Header, bytes: Uint8Array): ModelArrays {
  const groups = new Map<string, Map<string, Float32Array>>(GROUPS.map((group) => [group, new Map()]));
  let at = 0;
  for (const [group, name, length] of arrays) {
    const end = at + length * Float32Array.BYTES_PER_ELEMENT;
    // A copy, since the bytes may lie at an address that floats cannot.
    groups.get(group)?.set(name, new Float32Array(Uint8Array.from(bytes.subarray(at, end)).buffer));
    at = end;
  }
  const of = (group: string): NamedArrays => groups.get(group) as NamedArrays;
  const average = of("average");
  return {
    parameters: of("parameters"),
    momenta: of("momenta"),
    statistics: of("statistics"),
    average: average.size === 0 ? null : average,
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
