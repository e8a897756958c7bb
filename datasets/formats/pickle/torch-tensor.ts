import { NumpyDtype } from "./numpy.ts";

/** torch's storage classes and the element kind of each. */
export const STORAGE_CODES: Readonly<Record<string, string>> = {
  FloatStorage: "f4",
  DoubleStorage: "f8",
  LongStorage: "i8",
  IntStorage: "i4",
  ShortStorage: "i2",
  CharStorage: "i1",
  ByteStorage: "u1",
  BoolStorage: "b1",
};

/** The kind of a storage, as a pickle names it: `torch.FloatStorage`. */
export class TorchStorageKind {
  readonly dtype: NumpyDtype;
  readonly bytesPerElement: number;

  constructor(code: string) {
    this.dtype = new NumpyDtype(code);
    this.bytesPerElement = Number(code.slice(1));
  }
}

/** A flat run of numbers that tensors look into; the file holds its bytes apart from the pickle. */
export class TorchStorage {
  readonly kind: TorchStorageKind;
  readonly elements: number;
  #values: Float64Array | undefined;

  constructor(kind: TorchStorageKind, elements: number) {
    this.kind = kind;
    this.elements = elements;
  }

  fill(bytes: Uint8Array): void {
    if (bytes.byteLength !== this.elements * this.kind.bytesPerElement) {
      throw new RangeError(`torch storage of ${this.elements} elements in ${bytes.byteLength} bytes`);
    }
    this.#values = this.kind.dtype.decode(bytes);
  }

  get values(): Float64Array {
    if (this.#values === undefined) throw new TypeError("torch storage without its bytes");
    return this.#values;
  }
}

/** `torch._utils._rebuild_tensor_v2(storage, offset, size, stride, …)`: a view into a storage. */
export class TorchTensor {
  readonly size: readonly number[];
  readonly #storage: TorchStorage;
  readonly #offset: number;
  readonly #stride: readonly number[];

  constructor(storage: unknown, offset: unknown, size: unknown, stride: unknown) {
    if (
      !(storage instanceof TorchStorage) ||
      typeof offset !== "number" ||
      !isExtents(size) ||
      !isExtents(stride)
    ) {
      throw new TypeError("torch tensor without storage, offset, size and stride");
    }
    this.#storage = storage;
    this.#offset = offset;
    this.size = size;
    this.#stride = stride;
  }

  /** The elements of a tensor of one dimension, widened from the storage's own precision. */
  vector(): Float64Array {
    const [length, ...others] = this.size;
    const [step] = this.#stride;
    if (length === undefined || step === undefined || step < 1 || others.length > 0) {
      throw new RangeError(`torch tensor of size (${this.size.join(", ")}), expected one dimension`);
    }
    const { values } = this.#storage;
    const last = this.#offset + (length - 1) * step;
    if (last >= values.length)
      throw new RangeError(`torch tensor reaches past its storage of ${values.length}`);
    return Float64Array.from({ length }, (_, i) => values[this.#offset + i * step] ?? Number.NaN);
  }
}

function isExtents(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}
