import { Parser, type BufferReader } from "pickleparser";
import { DatasetError } from "../../dataset-error.ts";
import { builderFor, type Builder } from "./allowed-names.ts";

/** What the surroundings of a pickle add to it. */
export interface PickleContext {
  /** Turns a persistent id (torch: a storage) into a value. */
  readonly loadPersistent?: (id: unknown) => unknown;
  /** `torch.storage._load_from_bytes`: a torch file inside a string of bytes. */
  readonly loadNestedTorch?: (bytes: unknown) => unknown;
}

/**
 * Reads one pickle at the reader's position and leaves the reader behind it.
 * @throws DatasetError for a name outside the allow-list, and for bytes that are no whole pickle.
 */
export function readPickleAt(reader: BufferReader, where: string, context: PickleContext = {}): unknown {
  const { loadPersistent } = context;
  const parser = new Parser({
    unpicklingTypeOfDictionary: "Map",
    nameResolver: { resolve: (module, name) => constructible(allowed(module, name, where, context)) },
    ...(loadPersistent === undefined ? {} : { persistentResolver: { resolve: loadPersistent } }),
  });
  try {
    return parser.read<unknown>(reader);
  } catch (error) {
    if (error instanceof DatasetError) throw error;
    throw new DatasetError(
      {
        what: "not a pickle that can be read",
        where,
        got: error instanceof Error ? error.message : String(error),
        expected: "a whole Python pickle of numbers, strings, numpy arrays or torch tensors",
        remedy: "Fetch the file again",
      },
      { cause: error },
    );
  }
}

function allowed(module: string, name: string, where: string, { loadNestedTorch }: PickleContext): Builder {
  if (module === "torch.storage" && name === "_load_from_bytes" && loadNestedTorch !== undefined) {
    return loadNestedTorch;
  }
  const builder = builderFor(module, name);
  if (builder !== undefined) return builder;
  throw new DatasetError({
    what: "pickle refused",
    where,
    got: `the name ${module}.${name}`,
    expected: "only numpy, torch, pandas and plain containers",
    remedy: "A pickle can name any program to run; nothing of it was run. Do not use this file",
  });
}

/** pickleparser both calls and constructs what a name resolves to; an arrow function allows only the first. */
function constructible(build: Builder): (...args: unknown[]) => unknown {
  return function pythonCallable(...args: unknown[]): unknown {
    return build(...args);
  };
}
