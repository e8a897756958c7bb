import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fingerprintOf, sha256Of } from "../digest/index.ts";
import { writeWhole } from "../disk/index.ts";

type Numbers = Float32Array | Float64Array;

/** How far a training is: everything that the rest of it hangs on. */
export interface Progress {
  readonly arrays: Readonly<Record<string, Numbers>>;
  /** All else, as JSON keeps it. */
  readonly rest: unknown;
}

/** The first line of a file; the arrays follow, little-endian as all machines of ours are. */
interface Header {
  readonly fingerprint: string;
  /** Digest of the arrays' bytes. */
  readonly sha256: string;
  /** Name, kind and length of each. */
  readonly arrays: readonly (readonly [name: string, kind: "float32" | "float64", length: number])[];
  readonly rest: unknown;
}

/** The state that a training which was cut off goes on from, in a file of its own. */
export class Checkpoint<State extends Progress> {
  readonly path: string;
  readonly fingerprint: string;

  /** @param facts everything that decides what is learned, as JSON: no training of other facts ever meets this state. */
  constructor(folder: string, what: string, facts: object) {
    this.fingerprint = fingerprintOf(facts);
    this.path = join(folder, `${what}-${this.fingerprint.slice(0, 16)}.checkpoint`);
  }

  /** The file is the old state or the new one, never half of one. */
  async write({ arrays, rest }: State): Promise<void> {
    const bytes = Buffer.concat(Object.values(arrays).map(bytesOf));
    const header: Header = {
      fingerprint: this.fingerprint,
      sha256: sha256Of(bytes),
      arrays: Object.entries(arrays).map(([name, values]) => [name, kindOf(values), values.length]),
      rest,
    };
    await writeWhole(this.path, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]));
  }

  /** The state kept; a string that says why where there is something, but of no use; null where nothing is. */
  async read(): Promise<State | string | null> {
    const file = await readFile(this.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (file === null) return null;
    const end = Math.max(0, file.indexOf("\n"));
    const header = headerOf(file.subarray(0, end).toString());
    const bytes = file.subarray(end + 1);
    if (header === null || sha256Of(bytes) !== header.sha256) return "it is damaged";
    if (header.fingerprint !== this.fingerprint) return "it is of another training";
    return { arrays: arraysOf(header, bytes), rest: header.rest } as State;
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

function headerOf(text: string): Header | null {
  try {
    return JSON.parse(text) as Header;
  } catch {
    return null;
  }
}

function kindOf(values: Numbers): "float32" | "float64" {
  return values instanceof Float32Array ? "float32" : "float64";
}

function bytesOf({ buffer, byteOffset, byteLength }: Numbers): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Copies, since the bytes may lie at an address that numbers cannot. */
function arraysOf({ arrays }: Header, bytes: Uint8Array): Record<string, Numbers> {
  let at = 0;
  return Object.fromEntries(
    arrays.map(([name, kind, length]) => {
      const make = kind === "float32" ? Float32Array : Float64Array;
      const from = at;
      at += length * make.BYTES_PER_ELEMENT;
      return [name, new make(Uint8Array.from(bytes.subarray(from, at)).buffer)];
    }),
  );
}
