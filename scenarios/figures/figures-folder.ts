import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../../harness/text/index.ts";
import { runOf } from "./cached-run.ts";
import { markOf, writeMarked } from "./drawn-item.ts";
import { PLAN } from "./plan.ts";
import { csvOfRows, tableTexts } from "./table-texts.ts";

/** The tables of the whole, made anew whatever else is. */
export const OVERVIEW = ["plan", "beside-the-paper"];

/** Where all figures lie. @throws UsageError where no folder is named, or a file has the name. */
export async function figuresFolder(out: string): Promise<string> {
  if (out.trim() === "") throw new UsageError(`--out: got an empty name, expected that of a folder`);
  const folder = resolve(out);
  const found = await stat(folder).catch(() => null);
  if (found === null || found.isDirectory()) return folder;
  throw new UsageError(`--out ${out}: is a file, expected a folder; name an empty or new folder with --out`);
}

/**
 * Makes the folder ours before hours of work: writes the table of the plan there, with its mark.
 * @throws UsageError where it holds what is of others, or cannot be written; nothing is changed then.
 */
export async function claimFolder(folder: string): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  if (names.length > 0 && !isOurs(folder)) {
    throw new UsageError(
      `--out ${folder}: holds other files and neither runs nor figures of ours; name an empty or new folder with --out`,
    );
  }
  await writeMarked(folder, { kind: "table", id: "plan" }, tableTexts("plan", csvOfRows(PLAN))).catch(
    (error: Error) => {
      throw new UsageError(
        `--out ${folder}: cannot be written: ${error.message}; name another folder with --out`,
      );
    },
  );
}

function isOurs(folder: string): boolean {
  const marks = [...PLAN, ...OVERVIEW.map((id) => ({ kind: "table" as const, id }))].map(markOf);
  if (marks.some((mark) => existsSync(join(folder, mark)))) return true;
  return PLAN.some(({ scenario }) => existsSync(runOf(folder, scenario)));
}
