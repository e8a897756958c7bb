import { describe, expect, it } from "vitest";
import { solvePositive } from "../../harness/linear/index.ts";
import { nasBench201Space, ridgePredictions } from "../../harness/nas/index.ts";
import { stream } from "../../harness/random/index.ts";
import { syntheticTable } from "../fixtures/synthetic-table.ts";

const space = nasBench201Space(syntheticTable().architectures);

/** Single edges and pairs of edges, one number each: what the kernel counts without writing it out. */
function features(architecture: number): Float64Array {
  const { edges, operations, choices } = space;
  const own = choices.subarray(architecture * edges, (architecture + 1) * edges);
  const written = new Float64Array(edges * operations + edges * edges * operations * operations);
  for (let a = 0; a < edges; a++) {
    written[a * operations + own[a]] = 1;
    for (let b = a + 1; b < edges; b++) {
      const pair = (a * edges + b) * operations * operations + own[a] * operations + own[b];
      written[edges * operations + pair] = 1;
    }
  }
  return written;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

/** Ridge on the written features with one penalty: (X'X + penalty I) w = X'y, features that never occur left out. */
function primal(
  fitted: readonly number[],
  targets: readonly number[],
  penalty: number,
  asked: number,
): number {
  const centre = targets.reduce((sum, value) => sum + value, 0) / targets.length;
  const rows = fitted.map(features);
  const columns = [...rows[0].keys()].filter((f) => rows.some((row) => row[f] === 1));
  const matrix = new Float64Array(columns.length ** 2);
  const right = new Float64Array(columns.length);
  columns.forEach((f, i) => {
    rows.forEach((row, r) => (right[i] += row[f] * (targets[r] - centre)));
    columns.forEach((g, j) => {
      matrix[i * columns.length + j] = rows.reduce(
        (sum, row) => sum + row[f] * row[g],
        i === j ? penalty : 0,
      );
    });
  });
  const weights = solvePositive(matrix, right);
  const row = features(asked);
  return (
    centre +
    dot(
      weights,
      Float64Array.from(columns, (f) => row[f]),
    )
  );
}

const random = stream(1, "ridge test");
const fitted = Array.from({ length: 30 }, () => random.integer(space.size));
const targets = fitted.map(() => random.normal());

describe("the ridge predictor", () => {
  it("is ridge regression on edges and pairs of edges, by one of its penalties", () => {
    const predictions = ridgePredictions(space, fitted, targets);
    const asked = [0, 77, 9999];
    const twins = [0.1, 1, 10, 100].map((penalty) =>
      asked.map((architecture) => primal(fitted, targets, penalty, architecture)),
    );
    const off = twins.map((twin) =>
      Math.max(...twin.map((value, i) => Math.abs(value - predictions[asked[i]]))),
    );
    expect(Math.min(...off)).toBeLessThan(1e-9);
  });

  it("takes the penalty of the least leave-one-out error: weak for a rule, strong for noise", () => {
    const rule = (architecture: number): number => dot(features(architecture), WEIGHTS);
    const many = Array.from({ length: 300 }, () => random.integer(space.size));
    const learned = ridgePredictions(space, many, many.map(rule));
    const errors = Array.from({ length: 200 }, () => random.integer(space.size)).map(
      (a) => learned[a] - rule(a),
    );
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.5);
    const spread = (values: ArrayLike<number>): number =>
      Math.max(...Array.from(values)) - Math.min(...Array.from(values));
    expect(spread(ridgePredictions(space, fitted, targets))).toBeLessThan(spread(targets));
  });

  it.each([
    [[1], [1]],
    [
      [1, 2, 3],
      [1, 2],
    ],
  ])("refuses %j with targets %j", (architectures, values) => {
    expect(() => ridgePredictions(space, architectures, values)).toThrow(RangeError);
  });
});

/** A rule on single edges alone. */
const WEIGHTS = new Float64Array(30 + 36 * 25).map((_, f) => (f < 30 ? (f * 7) % 5 : 0));
