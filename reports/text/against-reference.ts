import type { Comparison } from "../../harness/record/index.ts";

type Compared = Pick<Comparison, "method" | "against" | "ratio" | "ci95" | "pAdjusted">;

/**
 * A method's metric as a share of a reference method's: `0.19 [0.11, 0.37] (<0.001)`, the 95 % interval and the adjusted
 * p-value. `1` of the reference itself, `-` where the two were not compared or never both got there.
 * @param compared of one accounting and one metric; a pair may stand either way round.
 */
export function againstReference(compared: readonly Compared[], method: string, reference: string): string {
  if (method === reference) return "1";
  const found = compared.find(
    (one) =>
      (one.method === method && one.against === reference) ||
      (one.method === reference && one.against === method),
  );
  if (found === undefined || found.ratio === null) return "-";
  const turned = found.method === reference;
  const ratio = turned ? 1 / found.ratio : found.ratio;
  const interval = found.ci95 === null ? "" : ` [${bounds(found.ci95, turned)}]`;
  const p = found.pAdjusted === null ? "" : ` (${pText(found.pAdjusted)})`;
  return `${ratio.toFixed(2)}${interval}${p}`;
}

function bounds([low, high]: readonly [number, number], turned: boolean): string {
  return (turned ? [1 / high, 1 / low] : [low, high]).map((bound) => bound.toFixed(2)).join(", ");
}

function pText(p: number): string {
  return p < 0.001 ? "<0.001" : p.toFixed(3);
}
