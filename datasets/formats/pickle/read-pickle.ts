import { BufferReader } from "pickleparser";
import { readPickleAt } from "./pickle-stream.ts";
import { loadLegacyTorch } from "./torch-file.ts";

/**
 * Reads a Python pickle, protocols 0 to 5, as data: dicts become Maps, lists and tuples arrays, numpy arrays and torch
 * tensors our own decoders' values, pandas objects inert records. Nothing that it names is run.
 * @throws DatasetError for a name outside the allow-list, and for bytes that are no whole pickle.
 */
export function readPickle(bytes: Uint8Array, where: string): unknown {
  return readPickleAt(new BufferReader(bytes), where, {
    loadNestedTorch: (nested) => loadLegacyTorch(nested, where),
  });
}
