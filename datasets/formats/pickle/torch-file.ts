import { BufferReader } from "pickleparser";
import { DatasetError } from "../../dataset-error.ts";
import { isZip, readZip } from "../zip.ts";
import { readPickleAt } from "./pickle-stream.ts";
import { TorchStorage, TorchStorageKind } from "./torch-tensor.ts";

/** How every legacy torch file begins: a pickled magic number, which is itself too large for most readers. */
const LEGACY_MAGIC = Buffer.from("80028a0a6cfc9c46f9206aa850192e", "hex");

/** Reads a `.pt` file of either layout: a zip with `data.pkl` (torch 1.6 and later), or the legacy run of pickles. */
export function readTorchFile(bytes: Uint8Array, where: string): unknown {
  return isZip(bytes) ? loadZippedTorch(bytes, where) : loadLegacyTorch(bytes, where);
}

function loadZippedTorch(bytes: Uint8Array, where: string): unknown {
  const entries = readZip(bytes, where);
  const pickleName = [...entries.keys()].find((name) => name.endsWith("/data.pkl"));
  const pickle = pickleName === undefined ? undefined : entries.get(pickleName);
  if (pickleName === undefined || pickle === undefined) {
    throw new DatasetError({ what: "not a torch file", where, got: "a zip without data.pkl" });
  }
  const folder = pickleName.slice(0, -"data.pkl".length);
  return readPickleAt(new BufferReader(pickle), where, {
    loadPersistent: (id) => {
      const { kind, key, elements } = storageId(id, where);
      const storage = new TorchStorage(kind, elements);
      storage.fill(entries.get(`${folder}data/${key}`) ?? new Uint8Array());
      return storage;
    },
  });
}

/**
 * The legacy layout: magic, protocol, system, object, storage keys (five pickles), then for each key its length and bytes.
 * Tensors of the object point at storages that are filled only once the whole file is read.
 */
export function loadLegacyTorch(bytes: unknown, where: string): unknown {
  if (!(bytes instanceof Uint8Array) || !LEGACY_MAGIC.equals(bytes.subarray(0, LEGACY_MAGIC.length))) {
    throw new DatasetError({ what: "not a torch file", where, expected: "a zip or torch's magic number" });
  }
  const reader = new BufferReader(bytes);
  reader.skip(LEGACY_MAGIC.length);
  readPickleAt(reader, where); // protocol version
  readPickleAt(reader, where); // byte order and type sizes of the writer
  const storages = new Map<string, TorchStorage>();
  const loaded = readPickleAt(reader, where, {
    loadPersistent: (id) => {
      const { kind, key, elements } = storageId(id, where);
      const storage = storages.get(key) ?? new TorchStorage(kind, elements);
      storages.set(key, storage);
      return storage;
    },
  });
  const keys = readPickleAt(reader, where);
  for (const key of Array.isArray(keys) ? (keys as readonly unknown[]) : []) {
    const storage = storages.get(String(key));
    if (storage === undefined) throw new DatasetError({ what: "torch file with an unknown storage", where });
    storage.fill(bytesOf(reader, where, storage.kind.bytesPerElement));
  }
  return loaded;
}

function storageId(id: unknown, where: string): { kind: TorchStorageKind; key: string; elements: number } {
  const [tag, makeKind, key, , elements] = Array.isArray(id) ? (id as readonly unknown[]) : [];
  const kind: unknown = typeof makeKind === "function" ? (makeKind as () => unknown)() : undefined;
  if (tag !== "storage" || !(kind instanceof TorchStorageKind) || typeof elements !== "number") {
    throw new DatasetError({ what: "torch file with an unreadable storage", where });
  }
  return { kind, key: String(key), elements };
}

/** One storage in the legacy layout: the number of its elements, then their bytes. */
function bytesOf(reader: BufferReader, where: string, bytesPerElement: number): Uint8Array {
  try {
    return Uint8Array.from(reader.bytes(reader.uint64() * bytesPerElement));
  } catch (error) {
    throw new DatasetError(
      { what: "torch file cut short", where, remedy: "Fetch the file again" },
      { cause: error },
    );
  }
}
