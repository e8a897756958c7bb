import type { DatasetShelf } from "./datasets-api.ts";
import { megabytes } from "./transfer-progress.ts";

type Rows<Name extends "list" | "pull" | "check"> = Awaited<ReturnType<DatasetShelf[Name]>>;

/** One line a dataset: name, place, size, what it is; the licences below, since they are long and few. */
export function listText(rows: Rows<"list">): string {
  const licences = [...new Set(rows.flatMap(({ licence }) => licence.split(" | ")))];
  const markOf = (licence: string): string => `[${licences.indexOf(licence) + 1}]`;
  const lines = rows.map(({ name, place, bytes, what, licence }) => {
    const marks = licence.split(" | ").map(markOf).join("");
    const size = bytes === undefined ? "" : megabytes(bytes);
    return `${name.padEnd(30)}${place.padEnd(9)}${size.padStart(7)}  ${what} ${marks}`;
  });
  return [
    `${"name".padEnd(30)}${"place".padEnd(9)}${"MB".padStart(7)}  what`,
    ...lines,
    "",
    ...licences.map((licence) => `${markOf(licence)} ${licence}`),
  ].join("\n");
}

export function pullText(rows: Rows<"pull">): string {
  return rows
    .map(
      ({ name, files, fetched }) => `${name}: ${files} file(s), ${fetched} fetched, ${files - fetched} kept`,
    )
    .join("\n");
}

/** One line a check, and how many held. */
export function checkText(rows: Rows<"check">): string {
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  const lines = rows.map(({ name, expected, got, ok }) => {
    return `${ok ? "ok    " : "FAILED"}  ${name.padEnd(width)}expected ${expected}, got ${got}`;
  });
  const failed = rows.filter(({ ok }) => !ok).length;
  return [...lines, `${rows.length - failed} of ${rows.length} checks hold`].join("\n");
}
