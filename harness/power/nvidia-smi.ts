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
/** A power that is older was not measured, it went on. */
const FRESH_MS = 2000;

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
 * Where the tool ends in mid-run, hangs or no longer tells the power, the last one goes on: `how` says for how long, and it is no
 * longer measured.
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
  let ended = false;
  child.on("exit", () => (ended = true));
  const goneOnMs = (): number => meter.goneOnMsAt(performance.now(), ended ? 0 : FRESH_MS);
  // A measurement must not keep a program alive.
  child.unref();
  return {
    part: "gpu",
    get isMeasured() {
      return goneOnMs() === 0;
    },
    get how() {
      const ms = goneOnMs();
      const goneOn =
        ms === 0 ? "" : `${ended ? "it ended in mid-run, " : ""}its last power went on for ${longText(ms)}`;
      return [`nvidia-smi at ${1000 / SAMPLE_MS} Hz`, goneOn].filter((part) => part !== "").join("; ");
    },
    joules: () => meter.joulesAt(performance.now()),
    close: () => void child.kill(),
  };
}

/** In steps of two, so that what is said of a long search's pieces comes to a few sentences. */
function longText(ms: number): string {
  return ms < 1000 ? "less than 1 s" : `${2 ** Math.floor(Math.log2(ms / 1000))} s or more`;
}

/** Energy under samples of power: each lasts until the next. */
export class SampledEnergy {
  #joules = 0;
  #goneOnMs = 0;
  #last: { readonly watts: number; readonly sinceMs: number } | null = null;

  sample(watts: number, nowMs: number): void {
    this.#joules = this.joulesAt(nowMs);
    this.#goneOnMs = this.goneOnMsAt(nowMs);
    this.#last = { watts, sinceMs: nowMs };
  }

  joulesAt(nowMs: number): number {
    return this.#joules + ((this.#last?.watts ?? 0) * this.#ageMs(nowMs)) / 1000;
  }

  /** Time in all for which a power went on though nothing told it again: each that lasted longer than a sample stays fresh, ms. */
  goneOnMsAt(nowMs: number, freshMs = FRESH_MS): number {
    const ageMs = this.#ageMs(nowMs);
    return this.#goneOnMs + (ageMs > freshMs ? ageMs : 0);
  }

  #ageMs(nowMs: number): number {
    return this.#last === null ? 0 : nowMs - this.#last.sinceMs;
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
