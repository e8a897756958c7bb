import type { TraceColumns } from "../../harness/carbon/index.ts";
import type { ArchitectureTable } from "../../harness/nas/index.ts";
import type { ModelledColumn } from "./column-specs.ts";
import { drawTable } from "./table-draw.ts";
import {
  columnFidelities,
  tableMeasures,
  type ColumnFidelity,
  type TableMeasures,
} from "./table-fidelity.ts";
import { fitTable, type TableModel } from "./table-model.ts";
import { drawTrace } from "./trace-draw.ts";
import { signalAgreement, traceMeasures, type TraceMeasures } from "./trace-fidelity.ts";
import { fitTrace, type TraceModel } from "./trace-model.ts";

/** The same measure of the real data and of the sample. */
export interface RealAndSample<T> {
  readonly real: T;
  readonly sample: T;
}

export interface TraceFidelity extends RealAndSample<TraceMeasures> {
  /** Spearman of the real direct and life-cycle intensity (the sample's is 1); null where there is no direct one. */
  readonly realSignalAgreement: number | null;
}

/** How near the sample comes to the real data. */
export interface SampleFidelity {
  readonly table: RealAndSample<TableMeasures>;
  readonly columns: Readonly<Record<ModelledColumn, ColumnFidelity>>;
  readonly traces: Readonly<Record<string, TraceFidelity>>;
}

/** The sample, as models, with its fidelity. */
export interface SampleFit {
  readonly table: TableModel;
  /** By zone, as a user names it: `US-CAL-CISO@original`. */
  readonly traces: Readonly<Record<string, TraceModel>>;
  readonly fidelity: SampleFidelity;
}

/**
 * Fits the sample's models to real data and measures how near they come. The same data give the same models.
 * @param traces life-cycle intensity by zone. @param direct direct intensity of the zones that have it.
 */
export function fitSample(
  table: ArchitectureTable,
  traces: Readonly<Record<string, TraceColumns>>,
  direct: Readonly<Record<string, TraceColumns>> = {},
): SampleFit {
  const model = fitTable(table);
  const sample = drawTable(model);
  const models: Record<string, TraceModel> = {};
  const fidelities: Record<string, TraceFidelity> = {};
  for (const [zone, lifecycle] of Object.entries(traces)) {
    const zoneDirect = direct[zone] ?? null;
    const zoneModel = fitTrace(lifecycle, zoneDirect);
    models[zone] = zoneModel;
    fidelities[zone] = {
      real: traceMeasures(lifecycle),
      sample: traceMeasures(drawTrace(zone, zoneModel).lifecycle),
      realSignalAgreement: zoneDirect === null ? null : signalAgreement(lifecycle, zoneDirect),
    };
  }
  return {
    table: model,
    traces: models,
    fidelity: {
      table: { real: tableMeasures(table), sample: tableMeasures(sample) },
      columns: columnFidelities(table, sample, model),
      traces: fidelities,
    },
  };
}
