import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKAGE_ROOT } from "../../scenarios/package-root.ts";
import type { Case, Work } from "../case.ts";

const LAUNCH = fileURLToPath(new URL("scenarios/launch.mjs", PACKAGE_ROOT));

/** The command line in a process of its own. @throws Error with what it said when it fails. */
function launch(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [LAUNCH, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
}

function scenario(...args: string[]): () => Work {
  return () => {
    // Once before: builds what has changed.
    launch("--help");
    return {
      run() {
        const folder = mkdtempSync(join(tmpdir(), "cenas-bench-"));
        launch("scenario", "hwnasbench", "--quiet", "--out", join(folder, "out"), ...args);
        rmSync(folder, { recursive: true });
      },
    };
  };
}

export default [
  {
    name: "command line, --help",
    clock: "wall",
    load() {
      launch("--help");
      return { run: () => launch("--help") };
    },
  },
  {
    name: "command line, first result: one method, one seed, sample",
    clock: "wall",
    load: scenario("--methods", "random", "--seeds", "1", "--data", "sample"),
  },
  { name: "command line, default scenario with its report", clock: "wall", load: scenario() },
] satisfies Case[];
