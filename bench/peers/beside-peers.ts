import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quantile } from "../../harness/analysis/index.ts";
import type { Case } from "../case.ts";
import { wantedCases } from "../cases.ts";
import { measureApart } from "../measure-apart.ts";
import { shortMs, table } from "../print.ts";
import { UsageError } from "../../harness/text/index.ts";
import { CEILINGS, CONTESTS, type Ceiling, type Contest } from "./contests.ts";
import { peerVerdict, withPeers } from "./verdict.ts";

/** We and the peer take turns this often. */
const ROUNDS = 3;

/** A case of ours beside another, turn by turn. */
export interface Compared {
  readonly name: string;
  readonly peer: string;
  readonly oursMs: number;
  readonly peerMs: number;
  /** Peer's time over ours in each round. */
  readonly ratios: readonly number[];
  readonly asked: number;
}

/**
 * Our cases beside other simulators and libraries, and beside the ceiling, in turns. What is not installed is named with its install
 * line, and so are cases that were asked for by name and have no peer.
 * @throws UsageError where no case that is wanted has one. @throws Error where a peer comes to another result than we do.
 */
export function besidePeers(
  cases: readonly Case[],
  wanted: readonly string[],
): { readonly compared: Compared[]; readonly missing: string[]; readonly lacking: readonly string[] } {
  const names = wantedNames(cases, wanted);
  const isWanted = ({ ours }: { ours: string }): boolean => names.having.some((name) => name.includes(ours));
  const fullName = (part: string): string => cases.find(({ name }) => name.includes(part))?.name ?? part;
  const compared: Compared[] = [];
  const missing = new Set<string>();
  const folder = mkdtempSync(join(tmpdir(), "cenas-bench-peers-"));
  try {
    for (const ceiling of CEILINGS.filter(isWanted)) compared.push(besideCeiling(ceiling, fullName));
    for (const contest of CONTESTS.filter(isWanted)) {
      const found = besidePeer(contest, fullName(contest.ours), folder);
      if (found === null) missing.add(`${contest.peer.name} is not installed: ${contest.peer.install}`);
      else compared.push(found);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { compared, missing: [...missing], lacking: wanted.length === 0 ? [] : names.lacking };
}

/** The names that are wanted, with and without a peer. @throws UsageError with the list where none has one. */
export function wantedNames(
  cases: readonly { readonly name: string }[],
  wanted: readonly string[],
): ReturnType<typeof withPeers> {
  const parts = [...CEILINGS, ...CONTESTS].map(({ ours }) => ours);
  const namesOf = (some: readonly { readonly name: string }[]): string[] => some.map(({ name }) => name);
  const names = withPeers(namesOf(wantedCases(cases, wanted)), parts);
  if (names.having.length > 0) return names;
  throw new UsageError(
    `--peers: no peer does ${names.lacking.map((name) => `"${name}"`).join(" or ")}; they do:\n  ` +
      withPeers(namesOf(cases), parts).having.join("\n  "),
  );
}

function besideCeiling({ ours, ceiling, asked }: Ceiling, fullName: (part: string) => string): Compared {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: measureApart(fullName(ours)).times.medianMs,
    peer: measureApart(fullName(ceiling)).times.medianMs,
  }));
  return summed(fullName(ours), "typed heap by hand", rounds, asked);
}

function besidePeer(contest: Contest, name: string, folder: string): Compared | null {
  const program = contest.peer.open(folder);
  if (program === null) return null;
  const file = join(folder, "inputs");
  writeFileSync(file, contest.inputs());
  const rounds = Array.from({ length: ROUNDS }, () => {
    const { times, counts = {} } = measureApart(name);
    const found = program(file, ...contest.args, String(contest.repeats));
    contest.same(counts).forEach((value, i) => {
      if (Math.abs(Number(value) - found.values[i]) > contest.tolerance * Math.abs(Number(value))) {
        throw new Error(`${name}: ${contest.peer.name} comes to ${found.values[i]}, we to ${value}`);
      }
    });
    return { ours: times.medianMs, peer: quantile(found.timesMs, 0.5) };
  });
  return summed(name, contest.peer.name, rounds, contest.asked);
}

function summed(
  name: string,
  peer: string,
  rounds: readonly { readonly ours: number; readonly peer: number }[],
  asked: number,
): Compared {
  return {
    name,
    peer,
    oursMs: quantile(
      rounds.map(({ ours }) => ours),
      0.5,
    ),
    peerMs: quantile(
      rounds.map(({ peer }) => peer),
      0.5,
    ),
    ratios: rounds.map(({ ours, peer }) => peer / ours),
    asked,
  };
}

/** As a table, with what was reached of what is asked for. */
export function comparedTable(compared: readonly Compared[]): string {
  return table(
    ["case", "peer", "ours, ms", "peer's, ms", "peer's over ours", "range", "asked", "judged"],
    compared.map(({ name, peer, oursMs, peerMs, ratios, asked }) => {
      const { ratio, range, judged } = peerVerdict(ratios, asked);
      return [
        name,
        peer,
        shortMs(oursMs),
        shortMs(peerMs),
        ratio.toPrecision(3),
        `${range[0].toPrecision(3)} to ${range[1].toPrecision(3)}`,
        asked.toPrecision(2),
        judged,
      ];
    }),
  );
}
