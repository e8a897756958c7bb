import type { ColumnSpec } from "./column-specs.ts";
import { linearValue, type FeatureRows } from "./feature-rows.ts";
import { fitResidualLaw, residualAt, type ResidualLaw } from "./residual-law.ts";
import { ridge } from "./ridge.ts";
import { allRounded, rounded } from "./rounded.ts";
import { SCALES } from "./scale.ts";

/** A linear mean on the column's scale, and the law of what is left. */
export interface LinearModel {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly residual: ResidualLaw;
}

/** The model of one column: one for connected cells, a plainer one for the others, whose networks learn nothing. */
export interface ColumnModel {
  readonly range: readonly [number, number];
  readonly connected: LinearModel;
  /** Null where no disconnected cell was measured: then their values are missing here too. */
  readonly disconnected: LinearModel | null;
}

/** The features that each part of a model uses. */
export interface ColumnFeatures {
  readonly connected: FeatureRows;
  readonly disconnected: FeatureRows;
  /** 1 where the cell joins input and output. */
  readonly isConnected: Uint8Array;
}

/** Fits both parts on the rows where the column has a value. @param weights by row, how much each counts. */
export function fitColumn(
  spec: ColumnSpec,
  features: ColumnFeatures,
  values: Float64Array,
  weights: Float64Array,
): ColumnModel {
  const known = Array.from(values.keys()).filter((row) => Number.isFinite(values[row]));
  const target = values.map(SCALES[spec.scale].to);
  const connected = known.filter((row) => features.isConnected[row] === 1);
  const disconnected = known.filter((row) => features.isConnected[row] === 0);
  const seen = known.map((row) => values[row]);
  const least = seen.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const greatest = seen.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return {
    range: spec.range ?? [rounded(least), rounded(greatest)],
    connected: fitLinear(features.connected, connected, target, weights),
    disconnected:
      disconnected.length === 0 ? null : fitLinear(features.disconnected, disconnected, target, weights),
  };
}

function fitLinear(
  features: FeatureRows,
  rows: readonly number[],
  target: Float64Array,
  weights: Float64Array,
): LinearModel {
  const fit = ridge(features, rows, target, weights);
  const intercept = rounded(fit.intercept);
  const written = allRounded(fit.weights);
  const means = Float64Array.from(rows, (row) => linearValue(features, row, intercept, written));
  const residuals = Float64Array.from(rows, (row, i) => target[row] - means[i]);
  return { intercept, weights: written, residual: fitResidualLaw(means, residuals) };
}

/** The model's means on its scale, for all architectures; NaN where it has none. */
export function columnMeans(
  { connected, disconnected }: ColumnModel,
  features: ColumnFeatures,
): Float64Array {
  const means = new Float64Array(features.isConnected.length).fill(Number.NaN);
  const weights = Float64Array.from(connected.weights);
  const plainWeights = Float64Array.from(disconnected?.weights ?? []);
  for (let row = 0; row < means.length; row++) {
    if (features.isConnected[row] === 1) {
      means[row] = linearValue(features.connected, row, connected.intercept, weights);
    } else if (disconnected !== null) {
      means[row] = linearValue(features.disconnected, row, disconnected.intercept, plainWeights);
    }
  }
  return means;
}

/**
 * Values of the column: mean plus the residual at each row's normal score, back from the scale, within the range.
 * @param scores null for the means alone.
 */
export function columnValues(
  spec: ColumnSpec,
  model: ColumnModel,
  features: ColumnFeatures,
  scores: Float64Array | null,
): Float64Array {
  const { from } = SCALES[spec.scale];
  const [least, greatest] = model.range;
  const values = columnMeans(model, features);
  for (let row = 0; row < values.length; row++) {
    const part = features.isConnected[row] === 1 ? model.connected : model.disconnected;
    if (part === null) continue;
    const residual = scores === null ? 0 : residualAt(part.residual, values[row], scores[row]);
    values[row] = Math.min(Math.max(from(values[row] + residual), least), greatest);
  }
  return values;
}
