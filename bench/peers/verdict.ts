import { quantile } from "../../harness/analysis/index.ts";

/** What rounds beside a peer say of what is asked for: the peer's time over ours, at least. */
export interface PeerVerdict {
  /** Median of the rounds. */
  readonly ratio: number;
  /** Least and largest. */
  readonly range: readonly [number, number];
  readonly judged: string;
}

/** @param ratios peer's time over ours, round by round. @throws RangeError from none. */
export function peerVerdict(ratios: readonly number[], asked: number): PeerVerdict {
  if (ratios.length === 0) throw new RangeError("peers: got no rounds");
  const reached = ratios.filter((ratio) => ratio >= asked).length;
  return {
    ratio: quantile(ratios, 0.5),
    range: [Math.min(...ratios), Math.max(...ratios)],
    judged:
      reached === ratios.length
        ? "reached"
        : reached === 0
          ? "short"
          : `reached in ${reached} of ${ratios.length} rounds`,
  };
}

/**
 * Of the cases that are wanted, those that have a peer and those that have none.
 * @param parts of the names of cases, each of which one has.
 */
export function withPeers(
  wanted: readonly string[],
  parts: readonly string[],
): { readonly having: string[]; readonly lacking: string[] } {
  const hasPeer = (name: string): boolean => parts.some((part) => name.includes(part));
  return { having: wanted.filter(hasPeer), lacking: wanted.filter((name) => !hasPeer(name)) };
}
