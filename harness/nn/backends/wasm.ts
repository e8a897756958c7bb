import { BackendMissing, type Backend } from "../backend.ts";
import { guardWasmMemory } from "../wasm-kernels/guard-memory.ts";
import { mendWasmKernels } from "../wasm-kernels/index.ts";

/** WebAssembly with SIMD, one thread, with the kernels that training needs and the package lacks. The same bits everywhere. */
export const wasm: Backend = {
  name: "wasm",
  packages: null,
  async open(tensors) {
    await import("@tensorflow/tfjs-backend-wasm");
    if (!(await tensors.setBackend("wasm"))) throw new BackendMissing("WebAssembly does not start");
    guardWasmMemory(tensors);
    mendWasmKernels(tensors);
    return () => {};
  },
};
