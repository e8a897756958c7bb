import { readFile } from "node:fs/promises";
import { sha256Of } from "../../harness/digest/index.ts";
import type { StoredColumns } from "../cache/index.ts";
import { DatasetError, UnreachableError } from "../dataset-error.ts";
import type { HardwareTable } from "../hw-nas-bench/convert.ts";
import { reordered } from "../hw-nas-bench/reordered.ts";
import { HW_NAS_BENCH_DATA_SETS } from "./dataset-name.ts";
import { loadTable } from "./load-table.ts";
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

/** Imports the official pickle, every data set of it or none. Returns the tables' names. */
export async function importHwNasBench(shelves: Shelves, path: string): Promise<string[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const got = error instanceof Error ? error.message : String(error);
    throw new DatasetError({ what: "cannot read", where: path, got }, { cause: error });
  });
  const { convertHwNasBench } = await import("../hw-nas-bench/convert.ts");
  const facts: ImportFacts = { sha256: sha256Of(bytes) };
  const entries: [string, StoredColumns<ImportFacts>][] = [];
  for (const table of convertHwNasBench(bytes, path, HW_NAS_BENCH_DATA_SETS)) {
    const { architectures, columns } = await inIndexOrder(table, path, shelves);
    entries.push([nameOf(table.dataSet), { columns: { arch_str: architectures, ...columns }, facts }]);
  }
  await shelves.imported.writeAll(new Map(entries));
  return entries.map(([name]) => name);
}

/** sha256 of the architecture strings of NAS-Bench-201 in the order of its index, a line each. */
const INDEX_ORDER = "83abc799e45cf34e9d2163654668ab998b9a54d01c39e72ca1f71f2cdf356d84";

/** Row i must be architecture i: a table in another order is put in order by the strings of our own table. */
async function inIndexOrder(table: HardwareTable, path: string, shelves: Shelves): Promise<HardwareTable> {
  if (sha256Of(table.architectures.join("\n")) === INDEX_ORDER) return table;
  try {
    return reordered(table, (await loadTable(shelves)).table.architectures);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    throw new DatasetError(
      {
        what: "rows in another order than the index of NAS-Bench-201",
        where: `${path}, ${table.dataSet}`,
        remedy: "Run `datasets pull` first: its table says how to put them in order",
      },
      { cause: error },
    );
  }
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
