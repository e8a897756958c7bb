import type { Comparison } from "../../harness/record/index.ts";

/** Abstract of arXiv 2406.01414: carbon of vanilla NAS over that of CE-NAS, "at comparable search efficiency". */
export const PUBLISHED_FOLD = 7.22;
const TARGETS = [0.95, 0.97, 0.98, 0.99];

type Compared = Pick<Comparison, "method" | "against" | "accounting" | "metric" | "ratio" | "ci95"> & {
  readonly ratioN: number;
};

/**
 * What the runs say of the published claim, a sentence for each accounting: vanilla's carbon to each target over that of
 * ce-nas, with its interval. None where the two were not compared.
 */
export function publishedClaim(comparisons: readonly Compared[]): string[] {
  const pairs = comparisons.filter(({ method, against }) => method === "ce-nas" && against === "vanilla");
  return [...new Set(pairs.map(({ accounting }) => accounting))].flatMap((accounting) => {
    const told = TARGETS.flatMap((target) => {
      const metric = `carbonKgTo.${target}`;
      const found = pairs.find((pair) => pair.accounting === accounting && pair.metric === metric);
      return found === undefined || found.ratio === null ? [] : [toldOf(target, found.ratio, found)];
    });
    if (told.length === 0) return [];
    return [
      `published: CE-NAS up to ${PUBLISHED_FOLD}x less carbon than vanilla NAS; here, accounting ${accounting}, ` +
        `vanilla / ce-nas: ${told.join("; ")}`,
    ];
  });
}

function toldOf(target: number, ratio: number, { ci95, ratioN }: Compared): string {
  const times = 1 / ratio;
  const goal = `to ${Math.round(target * 100)} %`;
  if (ci95 === null) return `${times.toFixed(2)}x ${goal} (n = ${ratioN}: no interval)`;
  const [low, high] = [1 / ci95[1], 1 / ci95[0]];
  const verdict = claimVerdict(times, high);
  return `${times.toFixed(2)}x [${low.toFixed(2)}, ${high.toFixed(2)}] ${goal} (n = ${ratioN}: ${verdict})`;
}

/** How a measured fold, and the upper end of its interval, stand to the published one. */
export function claimVerdict(times: number, high: number): string {
  if (times >= PUBLISHED_FOLD) return "reached";
  return high >= PUBLISHED_FOLD ? "not reached, within the interval" : "not reached";
}
