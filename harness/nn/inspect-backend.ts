import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import { nvidiaGpus } from "../power/index.ts";
import { BackendMissing, PackageMissing, type Backend, type BackendName } from "./backend.ts";
import { BACKENDS } from "./backends/index.ts";
import { matmulSpeed, type MatmulSpeed } from "./matmul-speed.ts";
import type { Tensors } from "./tensors.ts";

/** How a backend stands on this machine. */
export interface BackendReport {
  readonly name: BackendName;
  /** `ready`: it works; `missing`: packages are to be installed; `broken`: it is there and does not work. */
  readonly state: "ready" | "missing" | "broken";
  /** Why it is not ready. */
  readonly reason: string | null;
  /** Package and version, of what is installed. */
  readonly versions: readonly string[];
  readonly device: string | null;
  readonly memoryGiB: number | null;
  readonly matmul: MatmulSpeed | null;
  /** The command that installs what is missing; null where nothing is. */
  readonly install: string | null;
}

/** Opens a backend and tries it. It may end the process: whoever asks should ask in a process of its own. */
export async function inspectBackend(name: BackendName): Promise<BackendReport> {
  const backend = BACKENDS.find((known) => known.name === name) as Backend;
  const tensors = await import("@tensorflow/tfjs");
  tensors.enableProdMode();
  const report = { ...nothingKnown(name), versions: versionsOf(backend) };
  try {
    const close = await backend.open(tensors);
    const matmul = await matmulSpeed(tensors);
    const device = await deviceOf(name, tensors);
    close();
    return { ...report, ...device, state: "ready", matmul };
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0];
    if (!(error instanceof BackendMissing)) return { ...report, reason };
    const isMissing = error instanceof PackageMissing;
    const install = isMissing ? installOf(backend) : null;
    return { ...report, state: isMissing ? "missing" : "broken", reason, install };
  }
}

/** The report on a backend that ended the process which tried it. */
export function crashedBackend(name: BackendName, reason: string): BackendReport {
  return { ...nothingKnown(name), reason };
}

function nothingKnown(name: BackendName): BackendReport {
  const unknown = { reason: null, versions: [], device: null, memoryGiB: null, matmul: null, install: null };
  return { name, state: "broken", ...unknown };
}

function installOf({ packages }: Backend): string | null {
  return packages === null ? null : `npm install ${packages}`;
}

function versionsOf({ name, packages }: Backend): string[] {
  const extra = name === "wasm" ? ["@tensorflow/tfjs-backend-wasm"] : (packages?.split(" ") ?? []);
  const require = createRequire(import.meta.url);
  return ["@tensorflow/tfjs", ...extra].flatMap((name) => {
    try {
      return [`${name} ${(require(`${name}/package.json`) as { version: string }).version}`];
    } catch {
      return [];
    }
  });
}

type DeviceFacts = Pick<BackendReport, "device" | "memoryGiB">;

async function deviceOf(name: BackendName, tensors: Tensors): Promise<DeviceFacts> {
  if (name === "node-gpu" || name === "webgpu") {
    const gpus = await nvidiaGpus();
    const [gpu] = "reason" in gpus ? [] : gpus;
    if (gpu !== undefined) return { device: gpu.name, memoryGiB: gpu.memoryMiB / 1024 };
  }
  if (name === "webgpu") return { device: adapterName(tensors), memoryGiB: null };
  const [processor] = cpus();
  return {
    device: `${processor?.model.trim() ?? "processor"}, ${cpus().length} cores`,
    memoryGiB: totalmem() / 2 ** 30,
  };
}

/** What WebGPU tells of the adapter. */
function adapterName(tensors: Tensors): string {
  const { adapterInfo } = tensors.backend() as unknown as {
    adapterInfo?: { vendor?: string; architecture?: string };
  };
  return [adapterInfo?.vendor, adapterInfo?.architecture].filter(Boolean).join(" ") || "a GPU without a name";
}
