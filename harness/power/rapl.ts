import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { PowerSource, Unmeasured } from "./power-source.ts";

const MICROJOULES_PER_JOULE = 1e6;
/** Counters start again from zero: read often enough, none is missed (at 1 kW one of 262 kJ lasts four minutes). */
const READ_EVERY_MS = 10_000;

/** A counter of energy that starts again from zero at its range. */
interface Counter {
  readonly path: string;
  readonly rangeMicrojoules: number;
  lastMicrojoules: number;
}

/**
 * The energy of processor packages and, where it is counted apart, of memory (RAPL; Linux, readable by root unless the
 * machine's owner says otherwise).
 * @param root of the powercap tree.
 */
export function raplEnergy(root = "/sys/class/powercap"): PowerSource | Unmeasured {
  let counters: Counter[];
  try {
    counters = readdirSync(root)
      .filter((name) => isCounted(root, name))
      .map((name) => openCounter(join(root, name)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { reason: `no RAPL: ${root} is not there` };
    return { reason: `RAPL may not be read here (${code}): root may, or chmod a+r ${root}/*/energy_uj` };
  }
  if (counters.length === 0) return { reason: `no RAPL: ${root} has no package` };
  let joules = 0;
  const read = (): number => {
    for (const counter of counters) joules += advance(counter) / MICROJOULES_PER_JOULE;
    return joules;
  };
  const timer = setInterval(read, READ_EVERY_MS);
  timer.unref();
  const how = `RAPL (${counters.length} counter${counters.length === 1 ? "" : "s"}, all that the processor does)`;
  return { part: "processor", how, isMeasured: true, joules: read, close: () => clearInterval(timer) };
}

/** Packages, and memory inside them; cores and graphics are parts of a package, `psys` holds all of it. */
function isCounted(root: string, name: string): boolean {
  if (!/^intel-rapl:\d+(:\d+)?$/.test(name)) return false;
  const kind = readFileSync(join(root, name, "name"), "utf8").trim();
  return name.split(":").length === 2 ? kind.startsWith("package") : kind === "dram";
}

function openCounter(folder: string): Counter {
  const path = join(folder, "energy_uj");
  return {
    path,
    rangeMicrojoules: numberIn(join(folder, "max_energy_range_uj")),
    lastMicrojoules: numberIn(path),
  };
}

function advance(counter: Counter): number {
  const now = numberIn(counter.path);
  const since = now - counter.lastMicrojoules;
  counter.lastMicrojoules = now;
  return since >= 0 ? since : since + counter.rangeMicrojoules;
}

function numberIn(path: string): number {
  return Number(readFileSync(path, "utf8"));
}
