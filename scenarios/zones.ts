import { medianProgress, type MedianProgress } from "../harness/analysis/index.ts";
import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { UsageError } from "../harness/text/index.ts";
import { checkList } from "./setting/check-list.ts";
import { hwnasbench } from "./hwnasbench.ts";
import type { CellRequest, Experiment, Request } from "./scenario.ts";
import { TRAINING_YEARS, TRAINING_ZONES } from "./training/agent/windows.ts";

const FLAGS = {
  zones: { value: "names", describe: "zones to search in: DE,FR" },
  years: { value: "numbers", describe: "years, a window in each of their seasons: 2022,2023" },
  subject: { value: "text", describe: "the method that is set against the others" },
} as const satisfies FlagSet;

type Own = FlagValues<typeof FLAGS>;

/** Mirrored zones that were kept out of training. */
const UNSEEN_ZONES = ["AU-SA", "ES", "PL", "US-NW-BPAT"];

/** The middle of each season's middle month, at the paper's hour of the day; seasons as in the north. */
const SEASONS = {
  winter: "01-15T07:00Z",
  spring: "04-15T07:00Z",
  summer: "07-15T07:00Z",
  autumn: "10-15T07:00Z",
};

/** Where and when does it matter? Every mirrored zone, a window in every season of three years. */
export const zones: Experiment<Own, readonly MedianProgress[]> = {
  kind: "experiment",
  name: "zones",
  question: "Does what holds in California hold in other zones, seasons and years, seen in training or not?",
  flags: FLAGS,
  varies: ["trace", "start"],
  defaults: {
    ...hwnasbench.defaults,
    // The fixed splits to beat: those with least carbon to 98 % of all seven of their family in a window of training
    // (DE, April 2022) on a hundred other seeds, and their neighbours; docs/agent.md has the command and its table.
    methods: [
      "ce-nas",
      "vanilla",
      "heuristic",
      "static-3",
      "static-5",
      "ce-nas-static-1",
      "ce-nas-static-2",
      "ce-nas-static-4",
    ],
    // It learns from the past alone, hour by hour: no weights that may have met the window.
    forecaster: "ridge",
    seeds: Array.from({ length: 10 }, (_, i) => i + 1),
    zones: [...TRAINING_ZONES, ...UNSEEN_ZONES],
    years: [2022, 2023, 2024],
    subject: "ce-nas",
  },
  check({ zones: names, years, methods, subject }) {
    checkList("--zones", names);
    checkList("--years", years);
    const year = years.find((one) => !Number.isInteger(one) || one < 1000 || one > 9999);
    if (year !== undefined) throw new UsageError(`--years: got ${year}, expected years: 2022,2023`);
    if (!methods.includes(subject)) {
      throw new UsageError(`--subject ${subject} is not among the methods: ${methods.join(", ")}`);
    }
  },
  cells: (request) =>
    request.zones.flatMap((zone) => request.years.flatMap((year) => cellsOfYear(zone, year, request))),
  keep: ({ manifest, logs }) => medianProgress(manifest, logs),
  async findings(cells, { subject }) {
    const { zoneFindings } = await import("../reports/index.ts");
    return zoneFindings(cells, subject);
  },
};

function cellsOfYear(zone: string, year: number, request: Request): CellRequest[] {
  return Object.entries(SEASONS).map(([season, day]) => ({
    labels: { zone, year, season, seen: seenOf(zone, year) },
    request: { ...request, trace: zone, start: `${year}-${day}` },
  }));
}

/** What training saw of a cell: its zone in its year, or neither, or one of them. */
function seenOf(zone: string, year: number): string {
  const zoneSeen = (TRAINING_ZONES as readonly string[]).includes(zone);
  const yearSeen = (TRAINING_YEARS as readonly number[]).includes(year);
  if (zoneSeen) return yearSeen ? "trained on" : "unseen year";
  return yearSeen ? "unseen zone" : "unseen zone and year";
}
