/** Element kinds of numpy that the sources use, by numpy's own code. */
const READERS: Readonly<Record<string, (view: DataView, at: number, little: boolean) => number>> = {
  f8: (view, at, little) => view.getFloat64(at, little),
  f4: (view, at, little) => view.getFloat32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  i4: (view, at, little) => view.getInt32(at, little),
  i2: (view, at, little) => view.getInt16(at, little),
  i1: (view, at) => view.getInt8(at),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  u4: (view, at, little) => view.getUint32(at, little),
  u2: (view, at, little) => view.getUint16(at, little),
  u1: (view, at) => view.getUint8(at),
  b1: (view, at) => view.getUint8(at),
};

/** `numpy.dtype`: an element kind and its byte order. */
export class NumpyDtype {
  readonly code: string;
  #little = true;

  constructor(code: unknown) {
    if (typeof code !== "string") throw new TypeError("numpy dtype without a code");
    this.code = code;
  }

  /** State is `(version, byte order, …)`; `>` is big-endian, all else little-endian or without order. */
  __setstate__(state: unknown): void {
    this.#little = !(Array.isArray(state) && state[1] === ">");
  }

  get holdsObjects(): boolean {
    return this.code.startsWith("O");
  }

  /** The numbers in a buffer of this kind. */
  decode(bytes: Uint8Array): Float64Array {
    const read = Object.hasOwn(READERS, this.code) ? READERS[this.code] : undefined;
    if (read === undefined) throw new TypeError(`numpy dtype ${this.code} is not one we read`);
    const size = Number(this.code.slice(1));
    if (bytes.byteLength % size !== 0)
      throw new RangeError(`${bytes.byteLength} bytes are no whole ${this.code}`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Float64Array.from({ length: bytes.byteLength / size }, (_, i) =>
      read(view, i * size, this.#little),
    );
  }
}

/** `numpy.ndarray`: a shape and its elements in storage order; numbers, or Python objects for dtype `O`. */
export class NumpyArray {
  shape: readonly number[] = [];
  fortranOrder = false;
  values: Float64Array | readonly unknown[] = [];

  /** State is `(version, shape, dtype, fortran order, bytes or list)`. */
  __setstate__(state: unknown): void {
    const [, shape, dtype, fortranOrder, data] = Array.isArray(state) ? (state as readonly unknown[]) : [];
    this.#fill(shape, dtype, fortranOrder === true, data);
  }

  /** `numpy.core.numeric._frombuffer(buffer, dtype, shape, order)`. */
  static fromBuffer(buffer: unknown, dtype: unknown, shape: unknown, order: unknown): NumpyArray {
    const array = new NumpyArray();
    array.#fill(shape, dtype, order === "F", buffer);
    return array;
  }

  #fill(shape: unknown, dtype: unknown, fortranOrder: boolean, data: unknown): void {
    if (!(dtype instanceof NumpyDtype)) throw new TypeError("numpy array without a dtype");
    this.shape = shapeOf(shape);
    this.fortranOrder = fortranOrder;
    if (dtype.holdsObjects && Array.isArray(data)) this.values = data;
    else if (data instanceof Uint8Array) this.values = dtype.decode(data);
    else throw new TypeError("numpy array without its elements");
    const count = this.shape.reduce((product, extent) => product * extent, 1);
    if (this.values.length !== count) {
      throw new RangeError(
        `numpy array of shape (${this.shape.join(", ")}) with ${this.values.length} elements`,
      );
    }
  }
}

function shapeOf(shape: unknown): readonly number[] {
  if (!Array.isArray(shape) || !shape.every((extent) => typeof extent === "number")) {
    throw new TypeError("numpy array without a shape");
  }
  return shape;
}

/** `numpy.core.multiarray.scalar(dtype, bytes)`. */
export function numpyScalar(dtype: unknown, bytes: unknown): number {
  if (!(dtype instanceof NumpyDtype) || !(bytes instanceof Uint8Array)) {
    throw new TypeError("numpy scalar without dtype and bytes");
  }
  return dtype.decode(bytes)[0] ?? Number.NaN;
}
