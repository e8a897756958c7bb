import type { Tensor, TensorInfo } from "@tensorflow/tfjs";
import type { Tensors } from "../tensors.ts";

/** The name under which the wasm package registers its kernels. */
export const WASM = "wasm";

/** What a kernel is handed. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly backend: WasmMemory;
}

/** The parts used of the wasm backend. */
export interface WasmMemory {
  incRef(dataId: object): void;
  disposeData(dataId: object): boolean;
  makeOutput(shape: readonly number[], dtype: "float32"): TensorInfo;
  /** A view of a tensor where it lies. Any new tensor may move all of them: look only once the outputs are made. */
  typedArrayFromHeap(tensor: TensorInfo): Float32Array | Int32Array;
}

/** A kernel's input as a tensor of its own, so that a kernel can be written in the library's operations. */
export function borrowed<T extends Tensor>(tensors: Tensors, backend: WasmMemory, input: TensorInfo): T {
  backend.incRef(input.dataId);
  return tensors.engine().makeTensorFromTensorInfo(input) as T;
}

/** Puts a kernel in the place of one of the same name, which it gets to build on; undefined where there was none. */
export function replaceKernel(
  tensors: Tensors,
  kernelName: string,
  make: (shipped: ((call: KernelCall) => TensorInfo) | undefined) => (call: KernelCall) => TensorInfo,
): void {
  const shipped = tensors.getKernel(kernelName, WASM);
  if (shipped !== undefined) tensors.unregisterKernel(kernelName, WASM);
  const kernel = make(shipped?.kernelFunc as ((call: KernelCall) => TensorInfo) | undefined);
  tensors.registerKernel({
    kernelName,
    backendName: WASM,
    kernelFunc: kernel as unknown as Parameters<Tensors["registerKernel"]>[0]["kernelFunc"],
    ...(shipped?.setupFunc === undefined ? {} : { setupFunc: shipped.setupFunc }),
  });
}

/** Puts a kernel of our own in place, for good: one that needs nothing of the shipped one. */
export function addKernel(
  tensors: Tensors,
  kernelName: string,
  kernel: (call: KernelCall) => TensorInfo | TensorInfo[],
): void {
  if (tensors.getKernel(kernelName, WASM) !== undefined) tensors.unregisterKernel(kernelName, WASM);
  const kernelFunc = kernel as unknown as Parameters<Tensors["registerKernel"]>[0]["kernelFunc"];
  tensors.registerKernel({ kernelName, backendName: WASM, kernelFunc });
}
