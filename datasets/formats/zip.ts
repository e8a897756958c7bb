import { inflateRawSync } from "node:zlib";
import { DatasetError } from "../dataset-error.ts";

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;

export function isZip(bytes: Uint8Array): boolean {
  return bytes.byteLength > 4 && viewOf(bytes).getUint32(0, true) === LOCAL_HEADER;
}

/** All entries of a small zip archive (stored or deflated, below 4 GB) by name. */
export function readZip(bytes: Uint8Array, where: string): ReadonlyMap<string, Uint8Array> {
  try {
    return entriesOf(bytes);
  } catch (error) {
    throw new DatasetError(
      { what: "not a whole zip archive", where, got: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

function entriesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  const entries = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) throw new RangeError(`no directory entry at byte ${at}`);
    const method = view.getUint16(at + 10, true);
    const packedBytes = view.getUint32(at + 20, true);
    const nameBytes = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameBytes)).toString("utf8");
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.set(name, unpacked(bytes.subarray(start, start + packedBytes), method, name));
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function unpacked(packed: Uint8Array, method: number, name: string): Uint8Array {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw new RangeError(`${name} is packed with method ${method}`);
}

/** The end record stands last, before a comment of up to 65,535 bytes. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= Math.max(0, view.byteLength - END_BYTES - 0xffff); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new RangeError("no directory at the end: the file is cut short");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
