import { TABLE_COLUMNS, type ArchitectureTable, type TableColumn } from "../../harness/nas/index.ts";
import type { DataSource } from "../../harness/record/index.ts";
import type { StoredColumn } from "../cache/index.ts";
import { TABLE_FILES, type TableFileKey } from "../catalogue/index.ts";
import { TABLE_CONVERTER_VERSION, TABLE_NAME } from "../nasbench201/table-name.ts";
import { conversionKey, dataSourceOf, type Shelves } from "./shelves.ts";

export interface LoadedTable {
  readonly table: ArchitectureTable;
  readonly sources: readonly DataSource[];
  /** What a reader of any result must know of the data. */
  readonly notes: readonly string[];
}

const FILES = Object.values(TABLE_FILES);

/** The architecture strings' column in the cache, beside the numbers. */
const ARCHITECTURE_COLUMN = "arch_str";

/** The table from the cache, or from upstream files, which are then converted and kept. */
export async function loadTable(shelves: Shelves): Promise<LoadedTable> {
  const key = tableKey();
  const kept = await shelves.converted.read(key);
  const table = kept === undefined ? await convertTable(shelves, key) : tableOf(kept.columns);
  return { table, sources: FILES.map((file) => dataSourceOf(file)), notes: notesOf(table) };
}

export function tableKey(): string {
  return conversionKey(TABLE_NAME, FILES, TABLE_CONVERTER_VERSION);
}

async function convertTable(shelves: Shelves, key: string): Promise<ArchitectureTable> {
  const bytes = new Map<TableFileKey, Uint8Array>();
  for (const [name, file] of Object.entries(TABLE_FILES)) {
    bytes.set(name as TableFileKey, await shelves.fetcher.read(file));
  }
  // The converters and their parsers are only needed this once.
  const { buildTable } = await import("../nasbench201/build-table.ts");
  const table = buildTable((name) => bytes.get(name) ?? new Uint8Array());
  const columns = { [ARCHITECTURE_COLUMN]: table.architectures, ...table.columns };
  await shelves.converted.write(key, { columns, facts: {} });
  return table;
}

function tableOf(columns: Readonly<Record<string, StoredColumn>>): ArchitectureTable {
  const numbers = TABLE_COLUMNS.map((name): [TableColumn, Float64Array] => [
    name,
    columns[name] as Float64Array,
  ]);
  return {
    name: TABLE_NAME,
    kind: "real",
    architectures: columns[ARCHITECTURE_COLUMN] as readonly string[],
    columns: Object.fromEntries(numbers) as Record<TableColumn, Float64Array>,
  };
}

function notesOf({ columns }: ArchitectureTable): string[] {
  const notRun = columns.edgetpu_latency_ms.filter((value) => Number.isNaN(value)).length;
  return [
    "NAS-Bench-201 has no 200-epoch CIFAR-10 validation accuracy here: search and report both use test accuracy, as CE-NAS does.",
    `Edge TPU latency is missing for ${notRun} architectures that the device could not run.`,
  ];
}
