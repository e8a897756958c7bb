import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { truthsIn, runnerOf, type Truths } from "../../scenarios/compose.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import { loadData } from "../../scenarios/load-data.ts";
import { resolve } from "../../scenarios/setting.ts";

const METHODS = ["random", "nsga2", "vanilla", "heuristic", "static-4", "one-shot"];
const LAUNCH = fileURLToPath(new URL("../../scenarios/launch.mjs", import.meta.url));
const setting = resolve(hwnasbench, hwnasbench.defaults);
const options = { mirror: undefined, cache: undefined };

let truths: Truths;
let seed = 0;

/** The real table and trace where cache, mirror or network have them, else the sample: says which. */
async function loadTruths(): Promise<void> {
  if (truths !== undefined) return;
  const data = await loadData("auto", [setting.trace], options);
  console.error(`runs: on ${data.kind} data`);
  truths = truthsIn(data)(setting);
}

/** One run of the default scenario, a new seed each time, charged under both accountings. */
function run(method: string): unknown {
  seed++;
  const key = { scenario: "bench", method, seed, window: "bench" };
  return runnerOf(setting, truths)({ key, method, seed, accountings: ["paper", "full"] });
}

/** The command line in a process of its own. @throws Error with what it said when it fails. */
function launch(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [LAUNCH, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
}

export default [
  ...METHODS.map((method) => ({
    name: `run, ${setting.hours} h of ${method}`,
    prepare: loadTruths,
    run: () => run(method),
  })),
  {
    name: "data, table and trace, from the cache",
    prepare: loadTruths,
    run: () => loadData("auto", [setting.trace], options),
  },
  { name: "command line, --help", clock: "wall", run: () => launch("--help") },
  {
    name: "command line, default scenario with its report",
    clock: "wall",
    run: async () => {
      const folder = await mkdtemp(join(tmpdir(), "cenas-bench-"));
      launch("scenario", hwnasbench.name, "--quiet", "--out", join(folder, "out"));
      rmSync(folder, { recursive: true });
    },
  },
];
