import { expect, it } from "vitest";
import { tableCheck } from "../../scenarios/table-check.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB } from "../fixtures/stub-work.ts";

const cache = scratch();

/** Ranks of values that are all different. */
const ranks = (values: readonly number[]): number[] =>
  values.map((value) => values.filter((other) => other < value).length);

/** By the formula without ties, 1 - 6 sum d^2 / (n (n^2 - 1)). */
function rho(a: readonly number[], b: readonly number[]): number {
  const [of, beside] = [ranks(a), ranks(b)];
  const squares = of.reduce((sum, rank, i) => sum + (rank - beside[i]) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

/** Pairs of one order less those of the other, over all. */
function tau(a: readonly number[], b: readonly number[]): number {
  const pairs = a.flatMap((_, i) => a.slice(0, i).map((__, j) => [i, j]));
  return pairs.reduce((sum, [i, j]) => sum + Math.sign((a[i] - a[j]) * (b[i] - b[j])), 0) / pairs.length;
}

it("our accuracies are ranked beside the table's, as far as they agree", async () => {
  const request = {
    ...tableCheck.defaults,
    data: "sample",
    images: "synthetic",
    trainer: `${process.execPath} --import tsx ${STUB} by-architecture`,
    trainImages: 50,
    testImages: 50,
    batch: 10,
    epochs: 1,
    networks: 9,
  } as const;
  const nothing = (): void => {};
  const context = {
    mirror: undefined,
    cache,
    workers: 1,
    onNotice: nothing,
    onTransfer: nothing,
    onProgress: nothing,
  };
  const { findings } = await tableCheck.run(request, context);
  const { networks, agreement } = findings.document as {
    networks: { accuracyPct: number; table12Pct: number; table200Pct: number }[];
    agreement: { spearman: number; kendall: number }[];
  };
  const ours = networks.map(({ accuracyPct }) => accuracyPct);
  expect(new Set(ours).size).toBe(9);
  const tables = [networks.map((n) => n.table12Pct), networks.map((n) => n.table200Pct)];
  for (const [i, theirs] of tables.entries()) {
    expect(Math.abs(rho(ours, theirs))).toBeGreaterThan(0.05);
    expect(agreement[i].spearman).toBeCloseTo(rho(ours, theirs), 9);
    expect(agreement[i].kendall).toBeCloseTo(tau(ours, theirs), 9);
  }
}, 30_000);
