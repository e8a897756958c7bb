import type { Tensors } from "../tensors.ts";

/** The module's own names. */
const MALLOC = "_malloc";
const FREE = "_free";

/** The parts used of the WebAssembly module behind the backend. */
interface Heap {
  [MALLOC](bytes: number): number;
  [FREE](offset: number): void;
}

const guarded = new WeakSet<Heap>();

const BYTES_PER_MIB = 2 ** 20;
/** Of the 4 GiB that a heap can have: near its end the module's break overflows, and hands out what is not there. */
const MOST_BYTES = 3 * 2 ** 30;

/**
 * Makes a full heap an error. The package takes the 0 that stands for no memory as the place of a tensor, which is then written
 * over whatever lies at the heap's beginning, in silence.
 */
export function guardWasmMemory(tensors: Tensors): void {
  const { wasm: heap } = tensors.backend() as unknown as { readonly wasm: Heap };
  if (guarded.has(heap)) return;
  guarded.add(heap);
  // The module puts its own function in place when it is first called.
  heap[FREE](heap[MALLOC](1));
  const allocate = heap[MALLOC];
  heap[MALLOC] = (bytes) => {
    const offset = tensors.engine().state.numBytes + bytes > MOST_BYTES ? 0 : allocate(bytes);
    if (offset === 0 && bytes > 0) {
      const room = (bytes / BYTES_PER_MIB).toFixed(1);
      throw new RangeError(`out of memory: WebAssembly's heap has no ${room} MiB left`);
    }
    return offset;
  };
}
