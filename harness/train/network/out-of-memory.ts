/** What backends say when a device has no room: WebAssembly's heap, TensorFlow's allocator, WebGPU, the process itself. */
const SAYINGS =
  /out of memory|memory access out of bounds|cannot enlarge memory|memory\.grow|failed to allocate|allocation failed|OOM|resource ?exhausted|bad_alloc|exceeds? .*memory/i;

/** Whether an error says that the device is too small for what was asked. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, message } = error;
  return SAYINGS.test(`${name}: ${message}`);
}
