import { TABLE_COLUMNS } from "../../harness/nas/index.ts";
import { MS_PER_HOUR, isoOf } from "../../harness/units/index.ts";
import type { StoredColumn } from "../cache/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { datasetNamed } from "./dataset-name.ts";
import { loadImported } from "./import-hw-nas-bench.ts";
import { loadIssuedForecasts } from "./load-forecasts.ts";
import { loadTable } from "./load-table.ts";
import { loadTrace } from "./load-trace.ts";
import type { Shelves } from "./shelves.ts";

/** Columns of an export in their order, all of one length. */
export type ExportColumns = readonly (readonly [name: string, values: StoredColumn])[];

/** The columns that `datasets export <name>` writes. */
export async function exportColumns(shelves: Shelves, name: string): Promise<ExportColumns> {
  const dataset = datasetNamed(name);
  switch (dataset.kind) {
    case "table": {
      const { table } = await loadTable(shelves);
      return [
        ["idx", indices(table.architectures.length)],
        ["arch_str", table.architectures],
        ...TABLE_COLUMNS.map((column) => [column, table.columns[column]] as const),
      ];
    }
    case "imported": {
      const { architectures, columns } = await loadImported(shelves, name);
      return [
        ["idx", indices(architectures.length)],
        ["arch_str", architectures],
        ...Object.entries(columns),
      ];
    }
    case "trace":
      return traceColumns(shelves, dataset.trace);
    case "forecast":
      return forecastColumns(shelves, dataset.zone);
    case "images":
    case "imported-images":
      throw new DatasetError({ what: "not a table", where: name, got: "images, which are not exported" });
  }
}

async function traceColumns(shelves: Shelves, name: string): Promise<ExportColumns> {
  const { lifecycle, direct } = await loadTrace(shelves, name);
  const { startMs, intensityGPerKwh, estimated } = lifecycle;
  return [
    ["datetime_utc", Array.from(intensityGPerKwh, (_, hour) => isoOf(startMs + hour * MS_PER_HOUR))],
    ["intensity_lifecycle_g_per_kwh", intensityGPerKwh],
    ["intensity_direct_g_per_kwh", direct?.intensityGPerKwh ?? intensityGPerKwh.map(() => Number.NaN)],
    ["estimated", estimated],
  ];
}

async function forecastColumns(shelves: Shelves, zone: string): Promise<ExportColumns> {
  const { issuedMs, horizonHours, intensityGPerKwh } = (await loadIssuedForecasts(shelves, zone)).forecasts;
  const issue = (row: number): number => issuedMs[Math.floor(row / horizonHours)];
  const rows = Array.from(intensityGPerKwh.keys());
  return [
    ["issued_utc", rows.map((row) => isoOf(issue(row)))],
    ["datetime_utc", rows.map((row) => isoOf(issue(row) + (row % horizonHours) * MS_PER_HOUR))],
    ["intensity_direct_g_per_kwh", intensityGPerKwh],
  ];
}

function indices(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => i);
}
