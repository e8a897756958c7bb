import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../../harness/text/index.ts";
import { PACKAGE_ROOT } from "../../scenarios/package-root.ts";

const ROOT = fileURLToPath(PACKAGE_ROOT);

/** Another state of the repository, built in a folder of its own. */
export interface BuiltState {
  /** Its commit. */
  readonly commit: string;
  /** Folder of its built benches, with a slash at the end. */
  readonly built: string;
  /** Takes the folder away. */
  remove(): void;
}

/**
 * Checks a state out beside this one and builds its benches. It shares our `node_modules` where its lock file is ours, and else
 * installs its own, from npm's cache as far as that goes.
 * @throws UsageError when there is no such state, or when it has no benches that run one by one.
 */
export function builtAt(ref: string): BuiltState {
  const commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  if (commit === null) throw new UsageError(`--against ${ref}: git knows no such commit`);
  const parent = mkdtempSync(join(tmpdir(), "cenas-bench-against-"));
  const folder = join(parent, "state");
  const remove = (): void => {
    git("worktree", "remove", "--force", folder);
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    must("git", ["worktree", "add", "--detach", folder, commit], ROOT);
    if (!existsSync(join(folder, "bench/child.ts"))) {
      throw new UsageError(`--against ${ref}: its benches do not run one by one yet; take a later commit`);
    }
    const lock = "package-lock.json";
    if (readFileSync(join(folder, lock), "utf8") === readFileSync(join(ROOT, lock), "utf8")) {
      symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    } else {
      must("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], folder);
    }
    must(process.execPath, ["bench/launch.mjs", "main", "--list"], folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { commit, built: join(folder, "dist-bench/bench/"), remove };
}

/** What git says, or null when it fails. */
function git(...args: readonly string[]): string | null {
  const { status, stdout } = spawnSync("git", args, { cwd: ROOT, encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** @throws Error with what the process said when it fails. */
function must(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stderr}`);
}
