import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnValues, fitColumn } from "../../datasets/sample/column-model.ts";
import type { ColumnSpec, ModelledColumn } from "../../datasets/sample/column-specs.ts";
import { EDGE_FEATURES } from "../../datasets/sample/edge-features.ts";
import { ARCHITECTURE_COUNT } from "../../datasets/sample/enumeration.ts";
import { linearValue } from "../../datasets/sample/feature-rows.ts";
import { SCALES } from "../../datasets/sample/scale.ts";
import { TableFeatures } from "../../datasets/sample/table-features.ts";
import { stream } from "../../harness/random/index.ts";

const features = new TableFeatures();
const evenly = new Float64Array(ARCHITECTURE_COUNT).fill(1);

/** A column made by a known linear model on the scale of a spec. */
function madeColumn(column: ModelledColumn, spec: ColumnSpec, weights: readonly number[]): Float64Array {
  const rows = features.of(column);
  return Float64Array.from({ length: ARCHITECTURE_COUNT }, (_, row) => {
    const part = rows.isConnected[row] === 1 ? rows.connected : rows.disconnected;
    return SCALES[spec.scale].from(linearValue(part, row, 2, weights));
  });
}

describe("fitColumn", () => {
  const sums: ColumnSpec = { design: "edges", scale: "identity" };

  it("finds the weights of any sum over edges", () => {
    const weight = fc.integer({ min: -50, max: 50 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.array(weight, { minLength: EDGE_FEATURES, maxLength: EDGE_FEATURES }), (weights) => {
        const values = madeColumn("params_m", sums, weights);
        const model = fitColumn(sums, features.of("params_m"), values, evenly);
        expect(model.connected.intercept).toBeCloseTo(2, 3);
        weights.forEach((wanted, k) => expect(model.connected.weights[k]).toBeCloseTo(wanted, 3));
        const again = columnValues(
          sums,
          model,
          features.of("params_m"),
          new Float64Array(ARCHITECTURE_COUNT),
        );
        expect(again.every((value, row) => Math.abs(value - values[row]) < 1e-2)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it("finds what pairs and shape bring, through a curved scale", () => {
    const spec: ColumnSpec = { design: "usedPairsAndStructure", scale: "logError", range: [10, 100] };
    const random = stream(1, "weights");
    const count = features.of("cifar10_test_200").connected.featureCount;
    const weights = Array.from({ length: count }, () => (random.next() - 0.5) / 10);
    const values = madeColumn("cifar10_test_200", spec, weights);
    const model = fitColumn(spec, features.of("cifar10_test_200"), values, evenly);
    const means = columnValues(spec, model, features.of("cifar10_test_200"), null);
    const worst = means.reduce((most, value, row) => Math.max(most, Math.abs(value - values[row])), 0);
    expect(worst).toBeLessThan(0.05);
  });

  it("keeps the spread of noise", () => {
    const random = stream(2, "noise");
    const noisy = evenly.map((value) => value + 10 + 0.5 * random.normal());
    const model = fitColumn(sums, features.of("params_m"), noisy, evenly);
    const [quantiles] = model.connected.residual.quantiles.slice(4);
    expect(quantiles?.[3]).toBeCloseTo(-0.5, 1);
    expect(quantiles?.[7]).toBeCloseTo(0.5, 1);
  });

  it("leaves disconnected cells missing where none was measured", () => {
    const rows = features.of("params_m");
    const values = evenly.map((value, row) => (rows.isConnected[row] === 1 ? value : Number.NaN));
    const model = fitColumn(sums, rows, values, evenly);
    expect(model.disconnected).toBeNull();
    const drawn = columnValues(sums, model, rows, new Float64Array(ARCHITECTURE_COUNT));
    expect(drawn.every((value, row) => Number.isNaN(value) === (rows.isConnected[row] === 0))).toBe(true);
  });
});
