import { BackendMissing, type Backend } from "../backend.ts";
import { importOptional } from "../import-optional.ts";

/** The parts used of the `webgpu` package: Dawn, Chromium's WebGPU, as a native module. */
interface Dawn {
  readonly globals: object;
  create(options: readonly string[]): Gpu;
}

interface Gpu {
  requestAdapter(options: object): Promise<Adapter | null>;
}

interface Adapter {
  readonly limits: Readonly<Record<string, number>>;
  readonly info: object;
  requestDevice(options: object): Promise<{ destroy(): void }>;
}

/** The parts used of `@tensorflow/tfjs-backend-webgpu`. */
interface WebGpuBackendModule {
  readonly WebGPUBackend: new (device: object, info: object) => never;
}

/** Limits that tfjs's larger kernels need raised to what the adapter can. */
const RAISED_LIMITS = [
  "maxComputeWorkgroupStorageSize",
  "maxComputeWorkgroupsPerDimension",
  "maxStorageBufferBindingSize",
  "maxBufferSize",
  "maxComputeWorkgroupSizeX",
  "maxComputeInvocationsPerWorkgroup",
];

/** Any GPU that Dawn can drive. Values come back by `await tensor.data()` alone: nothing can be read synchronously. */
export const webgpu: Backend = {
  name: "webgpu",
  packages: "webgpu @tensorflow/tfjs-backend-webgpu",
  async open(tensors) {
    const { create, globals } = (await importOptional("webgpu")) as Dawn;
    const gpu = create([]);
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    if (adapter === null) throw new BackendMissing("no GPU that WebGPU can use");
    // The backend looks for a browser's globals while it is being imported.
    Object.assign(globalThis, globals);
    Object.defineProperty(globalThis, "navigator", { value: { gpu }, configurable: true });
    const module = (await importOptional("@tensorflow/tfjs-backend-webgpu")) as WebGpuBackendModule;
    const requiredLimits = Object.fromEntries(RAISED_LIMITS.map((limit) => [limit, adapter.limits[limit]]));
    const device = await adapter.requestDevice({ requiredLimits });
    tensors.registerBackend("webgpu", () => new module.WebGPUBackend(device, adapter.info));
    if (!(await tensors.setBackend("webgpu"))) throw new BackendMissing("WebGPU does not start");
    return () => device.destroy();
  },
};
