import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../../harness/digest/index.ts";
import { scenarioApi } from "../../scenarios/api.ts";
import { scratch } from "../fixtures/scratch.ts";

/** Where a test file's runs lie. */
export const root = scratch();

export const OPTIONS = {
  mirror: undefined,
  cache: join(root, "cache"),
  workers: 1,
  onNotice: () => {},
  onTransfer: () => {},
  onProgress: () => {},
};
const SMALL = { hours: 3, data: "sample", trace: "US-CAL-CISO" };

/** Runs a scenario, small and on the sample, into a folder of this name. */
export async function run(name: string, scenario: string, flags: object): Promise<string> {
  const out = join(root, name);
  await scenarioApi.run(scenario, { ...SMALL, ...flags }, { ...OPTIONS, out });
  return out;
}

/** A copy of a run folder to be spoilt. */
export function copyOf(folder: string, name: string): string {
  const copy = join(root, name);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** A file changed by somebody who minds the folder's sums. */
export function edited(folder: string, file: string, edit: (text: string) => string): string {
  const text = edit(readFileSync(join(folder, file), "utf8"));
  writeFileSync(join(folder, file), text);
  const sums = join(folder, "SHA256SUMS");
  const lines = readFileSync(sums, "utf8").split("\n");
  writeFileSync(
    sums,
    lines.map((line) => (line.slice(66) === file ? `${sha256Of(text)}  ${file}` : line)).join("\n"),
  );
  return folder;
}
