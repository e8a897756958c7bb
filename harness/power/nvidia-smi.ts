import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { PowerSource, Unmeasured } from "./power-source.ts";

/** A GPU as the driver's tool describes it. */
export interface NvidiaGpu {
  /** By place on the bus. */
  readonly index: number;
  readonly uuid: string;
  readonly name: string;
  readonly memoryMiB: number;
  readonly driver: string;
  /** Null where it does not tell. */
  readonly powerW: number | null;
}

const SAMPLE_MS = 100;
const FIRST_SAMPLE_WITHIN_MS = 5000;

/** The GPUs that the tool sees; why none, as text. */
export async function nvidiaGpus(command = "nvidia-smi"): Promise<readonly NvidiaGpu[] | Unmeasured> {
  try {
    const { stdout } = await promisify(execFile)(command, [
      "--query-gpu=index,name,memory.total,driver_version,power.draw,uuid",
      "--format=csv,noheader,nounits",
    ]);
    return stdout
      .trim()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const [index, name, memory, driver, power, uuid] = line.split(",").map((cell) => cell.trim());
        return {
          index: Number(index),
          uuid,
          name,
          memoryMiB: Number(memory),
          driver,
          powerW: wattsOf(power),
        };
      });
  } catch (error) {
    return { reason: reasonOf(error, command) };
  }
}

/**
 * The power of a GPU, sampled ten times a second; energy is the sum over samples of power x time since the one before.
 * Where the tool ends in mid-run, the last power goes on, and `how` says so.
 */
export async function nvidiaPower(gpu: number, command = "nvidia-smi"): Promise<PowerSource | Unmeasured> {
  const args = [
    "-i",
    String(gpu),
    "--query-gpu=power.draw",
    "--format=csv,noheader,nounits",
    "-lms",
    String(SAMPLE_MS),
  ];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  const meter = new SampledEnergy();
  const first = await firstSample(child, command, (watts) => meter.sample(watts, performance.now()));
  if (first !== null) {
    child.kill();
    return first;
  }
  let ended = "";
  child.on("exit", () => (ended = "; it ended in mid-run, its last power went on"));
  // A measurement must not keep a program alive.
  child.unref();
  return {
    part: "gpu",
    isMeasured: true,
    get how() {
      return `nvidia-smi at ${1000 / SAMPLE_MS} Hz${ended}`;
    },
    joules: () => meter.joulesAt(performance.now()),
    close: () => void child.kill(),
  };
}

/** Energy under samples of power: each lasts until the next. */
export class SampledEnergy {
  #joules = 0;
  #watts = 0;
  #sinceMs = 0;

  sample(watts: number, nowMs: number): void {
    this.#joules = this.joulesAt(nowMs);
    this.#watts = watts;
    this.#sinceMs = nowMs;
  }

  joulesAt(nowMs: number): number {
    return this.#joules + (this.#watts * (nowMs - this.#sinceMs)) / 1000;
  }
}

/** Null once the first sample has come; else why it does not. */
function firstSample(
  child: ChildProcess,
  command: string,
  onSample: (watts: number) => void,
): Promise<Unmeasured | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve({ reason: `${command} said nothing in ${FIRST_SAMPLE_WITHIN_MS / 1000} s` }),
      FIRST_SAMPLE_WITHIN_MS,
    );
    const settle = (answer: Unmeasured | null): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    child.on("error", (error) => settle({ reason: reasonOf(error, command) }));
    child.on("exit", (code) => settle({ reason: `${command} ended with exit code ${code}` }));
    if (child.stdout === null) return;
    createInterface(child.stdout).on("line", (line) => {
      const watts = wattsOf(line);
      if (watts === null)
        return settle({ reason: `the GPU does not tell its power (${command} says "${line.trim()}")` });
      onSample(watts);
      settle(null);
    });
  });
}

function wattsOf(text: string): number | null {
  const watts = Number.parseFloat(text);
  return Number.isFinite(watts) ? watts : null;
}

function reasonOf(error: unknown, command: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? `${command} is not installed` : message.split("\n")[0];
}
