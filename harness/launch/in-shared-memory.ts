/** The same numbers in memory that threads share: handed to a thread they are seen, not copied. */
export function inSharedMemory<Numbers extends Uint8Array | Float64Array>(values: Numbers): Numbers {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const Kind = values.constructor as new (buffer: SharedArrayBuffer) => Numbers;
  const shared = new Kind(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}
