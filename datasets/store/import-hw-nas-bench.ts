import { readFile } from "node:fs/promises";
import { DatasetError } from "../dataset-error.ts";
import { sha256Of } from "../fetch/index.ts";
import { HW_NAS_BENCH_DATA_SETS } from "./dataset-name.ts";
import type { Shelves } from "./shelves.ts";

/** Columns that the user imported. */
export interface ImportedTable {
  readonly name: string;
  readonly architectures: readonly string[];
  readonly columns: Readonly<Record<string, Float64Array>>;
}

interface ImportFacts {
  /** Digest of the pickle that the user brought. */
  readonly sha256: string;
}

/** Imports the official pickle; every data set is checked before the first is kept. Returns the tables' names. */
export async function importHwNasBench(shelves: Shelves, path: string): Promise<string[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const got = error instanceof Error ? error.message : String(error);
    throw new DatasetError({ what: "cannot read", where: path, got }, { cause: error });
  });
  const { convertHwNasBench } = await import("../hw-nas-bench/convert.ts");
  const tables = convertHwNasBench(bytes, path, HW_NAS_BENCH_DATA_SETS);
  const facts: ImportFacts = { sha256: sha256Of(bytes) };
  for (const { dataSet, architectures, columns } of tables) {
    await shelves.imported.write(nameOf(dataSet), {
      columns: { arch_str: architectures, ...columns },
      facts,
    });
  }
  return tables.map(({ dataSet }) => nameOf(dataSet));
}

/** @throws DatasetError where the table was never imported, or its file is damaged. */
export async function loadImported(shelves: Shelves, name: string): Promise<ImportedTable> {
  const kept = await shelves.imported.read<ImportFacts>(name);
  if (kept === undefined) {
    throw new DatasetError({
      what: "not imported",
      where: name,
      remedy: "Download the official pickle and run `datasets import hw-nas-bench <pickle>`",
    });
  }
  const { arch_str, ...columns } = kept.columns;
  return {
    name,
    architectures: arch_str as readonly string[],
    columns: columns as Record<string, Float64Array>,
  };
}

function nameOf(dataSet: string): string {
  return `hw-nas-bench/${dataSet}`;
}
