import { readdir } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError, nearestFirst } from "../harness/text/index.ts";
import type { Case } from "./case.ts";

/** All cases of all files `*.bench.ts`, in the order of their paths. */
export async function allCases(): Promise<Case[]> {
  const here = new URL(".", import.meta.url);
  const ending = `.bench${extname(fileURLToPath(import.meta.url))}`;
  const files = (await readdir(here, { recursive: true })).filter((file) => file.endsWith(ending)).toSorted();
  const modules = await Promise.all(
    files.map(async (file) => (await import(new URL(file, here).href)) as { default: readonly Case[] }),
  );
  return modules.flatMap((module) => module.default);
}

/** The cases whose names contain one of the parts; all when there are none. @throws UsageError with the list for a part that no name contains. */
export function wantedCases<T extends { readonly name: string }>(
  cases: readonly T[],
  parts: readonly string[],
): T[] {
  const names = cases.map(({ name }) => name);
  for (const part of parts) {
    if (names.some((name) => name.includes(part))) continue;
    throw new UsageError(
      `no bench has "${part}" in its name; there are, nearest first:\n  ${nearestFirst(part, names).join("\n  ")}`,
    );
  }
  return cases.filter(({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)));
}
