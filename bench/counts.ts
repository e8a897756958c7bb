import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PACKAGE_ROOT } from "../scenarios/package-root.ts";
import type { Counts } from "./case.ts";

/** Counts of all cases that count, by name. */
export type Golden = Readonly<Record<string, Counts>>;

const FILE = fileURLToPath(new URL("bench/counts.json", PACKAGE_ROOT));

export function readGolden(): Golden {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Golden) : {};
}

/** Takes what was counted now for right; cases that were not counted keep what they had, those that are gone go. */
export function blessCounts(counted: Golden, names: readonly string[]): void {
  const merged = { ...readGolden(), ...counted };
  const kept = names.filter((name) => merged[name] !== undefined).map((name) => [name, merged[name]]);
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
}

/**
 * A line for each count that is not what the golden says.
 * @param all whether every case was counted: then one of the golden that was not is told too.
 */
export function changedCounts(counted: Golden, golden: Golden, all = false): string[] {
  const gone = all ? Object.keys(golden).filter((name) => counted[name] === undefined) : [];
  const changed = Object.entries(counted).flatMap(([name, counts]) => {
    const known = golden[name];
    if (known === undefined) return [`${name}: no golden`];
    const keys = [...new Set([...Object.keys(known), ...Object.keys(counts)])];
    return keys
      .filter((key) => known[key] !== counts[key])
      .map((key) => `${name}: ${key}: got ${counts[key] ?? "none"}, golden ${known[key] ?? "none"}`);
  });
  return [...changed, ...gone.map((name) => `${name}: counted by no case any more`)];
}
