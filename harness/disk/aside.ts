import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isAlive } from "./is-alive.ts";

/** Folders of ours that stand beside a target while it is written: what is coming, and what it replaces. */
const NEW = ".cenas-new-";
const OLD = ".cenas-old-";

/** Where this process puts the files of a target until all are there. */
export function newBeside(target: string): string {
  return `${target}${NEW}${process.pid}`;
}

/** Where this process puts what stood at a target until the new stands there. */
export function oldBeside(target: string): string {
  return `${target}${OLD}${process.pid}`;
}

/**
 * Clears what a process that was killed while writing left beside a target. Where it was killed between taking the old
 * away and putting the new there, the old comes back.
 */
export async function clearAbandoned(target: string): Promise<void> {
  for (const old of await abandoned(target, OLD)) {
    if (existsSync(target)) await rm(old, { recursive: true, force: true });
    else await rename(old, target);
  }
  for (const part of await abandoned(target, NEW)) await rm(part, { recursive: true, force: true });
}

async function abandoned(target: string, mark: string): Promise<string[]> {
  const prefix = `${basename(target)}${mark}`;
  const names = await readdir(dirname(target)).catch(() => []);
  return names
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .filter((name) => isOver(Number(name.slice(prefix.length))))
    .map((name) => join(dirname(target), name));
}

/** Numbers of processes come again: what bears our own was left by another. */
function isOver(pid: number): boolean {
  return pid === process.pid || !isAlive(pid);
}
