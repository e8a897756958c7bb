import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { CommandModule } from "yargs";
import type { BackendName, BackendReport } from "../nn/index.ts";
import { unknownName } from "../text/index.ts";
import { doctorText } from "./doctor-text.ts";

interface Arguments {
  backend?: string | undefined;
  json: boolean;
}

/** Compiling a GPU's kernels takes a while the first time. */
const PATIENCE_MS = 180_000;

/** Loaded when the command is asked for: `--help` needs none of it. */
const tensors = (): Promise<typeof import("../nn/index.ts")> => import("../nn/index.ts");

/** `doctor`: what of this machine can train networks, how fast, and what to install. */
export function doctorCommand(): CommandModule<object, Arguments> {
  return {
    command: "doctor",
    describe: "what of this machine can train networks, how fast, and what to install",
    builder: async (yargs) => {
      const names = (await tensors()).BACKEND_NAMES.join(", ");
      return yargs
        .option("backend", { type: "string", describe: `one of ${names}; all without it` })
        .option("json", { type: "boolean", default: false, describe: "print JSON instead of text" })
        .requiresArg("backend");
    },
    handler: async ({ backend, json }) => {
      const { BACKEND_NAMES, inspectBackend } = await tensors();
      if (backend !== undefined) {
        return tell([await inspectBackend(nameOf(backend, BACKEND_NAMES))], null, json);
      }
      const reports: BackendReport[] = [];
      // One after the other: they would slow each other down.
      for (const name of BACKEND_NAMES) reports.push(await inspectApart(name));
      const hasGpu = reports.some(
        ({ name, state }) => state === "ready" && (name === "node-gpu" || name === "webgpu"),
      );
      const { openPowerMeter } = await import("../power/index.ts");
      const meter = await openPowerMeter({ gpus: hasGpu ? [0] : [] });
      tell(reports, meter.how, json);
      meter.close();
    },
  };
}

/** In a process of its own: two backends cannot live in one, and a driver that crashes must not take the others along. */
async function inspectApart(name: BackendName): Promise<BackendReport> {
  const args = [...process.execArgv, process.argv[1], "doctor", "--backend", name, "--json"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: PATIENCE_MS });
    return (JSON.parse(stdout) as { backends: [BackendReport] }).backends[0];
  } catch (error) {
    const { signal, code, stderr = "" } = error as { signal?: string; code?: number; stderr?: string };
    const words = stderr.trim().split("\n").at(-1) ?? "";
    return (await tensors()).crashedBackend(
      name,
      `trying it ended with ${signal ?? `exit code ${code}`}${words && `: ${words}`}`,
    );
  }
}

function nameOf(backend: string, names: readonly BackendName[]): BackendName {
  const found = names.find((name) => name === backend);
  if (found === undefined) throw unknownName("backend", backend, names);
  return found;
}

function tell(backends: readonly BackendReport[], power: string | null, json: boolean): void {
  const text = json ? JSON.stringify({ backends, power }, null, 2) : doctorText(backends, power);
  process.stdout.write(`${text}\n`);
}
