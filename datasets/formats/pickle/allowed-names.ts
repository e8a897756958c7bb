import { NumpyArray, NumpyDtype, numpyScalar } from "./numpy.ts";
import { PythonRecord } from "./python-record.ts";
import { STORAGE_CODES, TorchStorageKind, TorchTensor } from "./torch-tensor.ts";

/** Builds our value for one Python callable, from the arguments that the pickle gives it. */
export type Builder = (...args: readonly unknown[]) => unknown;

/** Packages whose classes may appear without being decoded: they become inert records. */
const INERT_PACKAGES = ["pandas.core.", "pandas._libs."];

const BUILDERS: Readonly<Record<string, Builder>> = {
  "builtins.slice": (start, stop, step) => ({ start, stop, step }),
  "collections.OrderedDict": (pairs) => new Map(Array.isArray(pairs) ? (pairs as [unknown, unknown][]) : []),
  "_codecs.encode": (text) => Uint8Array.from(Buffer.from(String(text), "latin1")),
  "numpy.ndarray": (...args) => new PythonRecord("numpy.ndarray", args),
  "numpy.dtype": (code) => new NumpyDtype(code),
  "numpy.core.multiarray._reconstruct": () => new NumpyArray(),
  "numpy.core.multiarray.scalar": (dtype, bytes) => numpyScalar(dtype, bytes),
  "numpy.core.numeric._frombuffer": (buffer, dtype, shape, order) =>
    NumpyArray.fromBuffer(buffer, dtype, shape, order),
  "torch._utils._rebuild_tensor_v2": (storage, offset, size, stride) =>
    new TorchTensor(storage, offset, size, stride),
  ...Object.fromEntries(
    Object.entries(STORAGE_CODES).map(([name, code]) => [`torch.${name}`, () => new TorchStorageKind(code)]),
  ),
};

/**
 * The builder for a Python name, or undefined for a name that no data file of ours has reason to hold.
 * Nothing that a pickle names is ever imported or run: the only code behind a name is a builder of this file.
 */
export function builderFor(module: string, name: string): Builder | undefined {
  // numpy 2 moved its internals from numpy.core to numpy._core; a pickle holds whichever its writer had.
  const fullName = `${module.replace(/^numpy\._core\b/, "numpy.core")}.${name}`;
  const builder = Object.hasOwn(BUILDERS, fullName) ? BUILDERS[fullName] : undefined;
  if (builder !== undefined) return builder;
  if (INERT_PACKAGES.some((prefix) => fullName.startsWith(prefix))) {
    return (...args) => new PythonRecord(fullName, args);
  }
  return undefined;
}
