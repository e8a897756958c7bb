import type { Comparison, Summary } from "../../harness/record/index.ts";

/** Abstract of arXiv 2406.01414: carbon of vanilla NAS over that of CE-NAS, "at comparable search efficiency". */
export const PUBLISHED_FOLD = 7.22;
const TARGETS = [0.95, 0.97, 0.98, 0.99];

type Pair = Pick<Comparison, "method" | "against" | "ratio" | "ci95">;
type Compared = Pair & Pick<Comparison, "accounting" | "metric"> & { readonly ratioN: number };

/** Vanilla's carbon over that of ce-nas, and its 95 % interval; null where there are too few seeds for one. */
export interface Fold {
  readonly times: number;
  readonly interval: readonly [number, number] | null;
}

/** What a comparison says of the claim, whichever way round it stands; null: it is of other methods, or has no ratio. */
export function claimedFold({ method, against, ratio, ci95 }: Pair): Fold | null {
  if (ratio === null) return null;
  if (method === "vanilla" && against === "ce-nas") return { times: ratio, interval: ci95 };
  if (method !== "ce-nas" || against !== "vanilla") return null;
  return { times: 1 / ratio, interval: ci95 === null ? null : [1 / ci95[1], 1 / ci95[0]] };
}

/** How a measured fold stands to the published one: by both ends of its interval, not by the number between them. */
export function claimVerdict({ interval }: Fold): string {
  if (interval === null) return "no interval";
  const [low, high] = interval;
  if (low >= PUBLISHED_FOLD) return "reached";
  return high >= PUBLISHED_FOLD ? `undecided: the interval holds ${PUBLISHED_FOLD}` : "not reached";
}

/**
 * What the runs say of the published claim, a sentence for each accounting: vanilla's carbon to each target over that of
 * ce-nas, with its interval. None where the two were not compared; no verdict on data made by models.
 */
export function publishedClaim({
  data,
  comparisons,
}: {
  readonly data: Pick<Summary["data"], "kind">;
  readonly comparisons: readonly Compared[];
}): string[] {
  const sample = data.kind === "sample";
  return [...new Set(comparisons.map(({ accounting }) => accounting))].flatMap((accounting) => {
    const told = TARGETS.flatMap((target) =>
      comparisons
        .filter((one) => one.accounting === accounting && one.metric === `carbonKgTo.${target}`)
        .flatMap((one) => {
          const fold = claimedFold(one);
          return fold === null ? [] : [toldOf(target, fold, one.ratioN, sample)];
        }),
    );
    if (told.length === 0) return [];
    return [
      `published: CE-NAS up to ${PUBLISHED_FOLD}x less carbon than vanilla NAS; here, accounting ${accounting}, ` +
        `vanilla / ce-nas: ${told.join("; ")}`,
    ];
  });
}

function toldOf(target: number, fold: Fold, n: number, sample: boolean): string {
  const { times, interval } = fold;
  const bounds = interval === null ? "" : ` [${interval.map((bound) => bound.toFixed(2)).join(", ")}]`;
  const verdict = sample ? "sample data, made by models: no verdict" : claimVerdict(fold);
  return `${times.toFixed(2)}x${bounds} to ${Math.round(target * 100)} % (n = ${n}: ${verdict})`;
}
