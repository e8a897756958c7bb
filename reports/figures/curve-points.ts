import type { AnytimeRow, MethodName } from "../tables/index.ts";
import { rounded } from "./rounded.ts";

/** A symbol on every so many points of a curve, at other places for each method, so that curves can be told apart in grey. */
const SYMBOL_EVERY = 18;

export interface CurvePoint {
  readonly accounting?: string;
  readonly method: string;
  readonly x: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly symbol?: boolean;
  readonly running?: number;
}

/** The rows of a table of curves as the data of a spec: one measure, few digits, some points with a symbol. */
export function curvePoints(
  rows: readonly AnytimeRow[],
  measure: "hypervolume" | "logDifference",
  methods: readonly MethodName[],
): CurvePoint[] {
  const places = new Map(methods.map(({ name, label }, place) => [name, { label, place }]));
  const points: CurvePoint[] = [];
  let at = 0;
  for (const [index, row] of rows.entries()) {
    at = sameCurve(rows[index - 1], row) ? at + 1 : 0;
    const { label, place } = places.get(row.method) ?? { label: row.method, place: 0 };
    const symbol = !sameCurve(rows[index + 1], row) || (at + 5 * place) % SYMBOL_EVERY === SYMBOL_EVERY - 1;
    const point = {
      ...(row.accounting === "" ? {} : { accounting: row.accounting }),
      method: label,
      x: rounded(row.x),
      median: roundedOrNull(row[`${measure}.p50`]),
      low: roundedOrNull(row[`${measure}.p25`]),
      high: roundedOrNull(row[`${measure}.p75`]),
      ...(symbol ? { symbol, running: row.running } : {}),
    };
    // Curves are steps: a point that repeats the one before it draws nothing.
    if (at === 0 || symbol || !sameValues(points.at(-1), point)) {
      points.push(point);
    }
  }
  return points;
}

function sameCurve(a: AnytimeRow | undefined, b: AnytimeRow): boolean {
  return a?.method === b.method && a.accounting === b.accounting;
}

function sameValues(a: CurvePoint | undefined, b: CurvePoint): boolean {
  return a?.median === b.median && a.low === b.low && a.high === b.high;
}

function roundedOrNull(value: number | null): number | null {
  return value === null ? null : rounded(value);
}
