import type { Observation } from "../../../harness/method/index.ts";
import { WEEK_HOURS } from "../../../harness/forecast/index.ts";
import { hypervolumeShare } from "./hypervolume-share.ts";

/** Hours of forecast that the agent looks at. */
const AHEAD_HOURS = 24;
/** One training GPU at 1 kW, g per (g/kWh) and hour: the agent's unit for budgets, whatever the accounting. */
const GPU_KW = 1;

/** What features are told from; read off an observation once. */
interface Facts {
  readonly observation: Observation;
  readonly carbon: Observation["carbon"];
  readonly now: number;
  /** Of the past week, the current hour included: all that may be known, and all that normalises. */
  readonly lowest: number;
  readonly highest: number;
  readonly mean: number;
  /** Medians of the next hours, blanks left out, and the mean width of the 80 % interval. */
  readonly next: readonly number[];
  readonly width: number;
}

interface Feature {
  readonly name: string;
  /** Values are clipped to it. */
  readonly range: readonly [number, number];
  of(facts: Facts): number;
}

/** Relative to the past week's mean: 0 as usual, -0.2 a fifth cleaner. */
const unusual = (value: number, { mean }: Facts): number => (mean > 0 ? value / mean - 1 : 0);

/** Mean of the forecast's next `hours`, relative to the past week's mean; of the present where nothing is foretold. */
const ahead =
  (hours: number) =>
  (facts: Facts): number =>
    unusual(meanOf(facts.next, facts.now, hours), facts);

/**
 * The agent's state, a number a feature. The first four are the paper's, with our mends: hypervolume as a share of the box
 * between reference and best thinkable point (nobody knows HV_max), intensity normalised over the past week alone, the
 * count of samples on a scale.
 */
export const FEATURES: readonly Feature[] = [
  {
    name: "remaining-hours",
    range: [0, 1],
    of: ({ observation: { remainingHours, elapsedHours } }) =>
      remainingHours / (remainingHours + elapsedHours),
  },
  {
    name: "intensity-in-week",
    range: [-0.5, 0.5],
    of: ({ now, lowest, highest }) => (highest > lowest ? (now - lowest) / (highest - lowest) - 0.5 : 0),
  },
  { name: "hypervolume-share", range: [0, 1], of: ({ observation }) => hypervolumeShare(observation) },
  {
    name: "evaluated",
    range: [0, 1],
    of: ({ observation: { trained, gpus, remainingHours, elapsedHours } }) =>
      Math.log1p(trained.length) / Math.log1p(gpus * (remainingHours + elapsedHours)),
  },
  {
    name: "budget-left",
    range: [0, 1],
    of: ({ carbon }) => (carbon.budgetG === null ? 1 : 1 - carbon.spentG / carbon.budgetG),
  },
  { name: "budget-affords", range: [0, 2], of: affordableShare },
  { name: "intensity-unusual", range: [-1, 1], of: (facts) => unusual(facts.now, facts) },
  {
    name: "week-spread",
    range: [0, 2],
    of: ({ lowest, highest, mean }) => (mean > 0 ? (highest - lowest) / mean : 0),
  },
  { name: "next-6h", range: [-1, 1], of: ahead(6) },
  { name: "next-12h", range: [-1, 1], of: ahead(12) },
  { name: "next-24h", range: [-1, 1], of: ahead(24) },
  { name: "trend", range: [-1, 1], of: (facts) => ahead(3)(facts) - unusual(facts.now, facts) },
  { name: "uncertainty", range: [0, 2], of: ({ width, mean }) => (mean > 0 ? width / mean : 0) },
  {
    name: "cleaner-hours-ahead",
    range: [0, 1],
    of: ({ next, now }) => (next.length === 0 ? 0.5 : shareBelow(now, next)),
  },
  {
    name: "cleanest-ahead",
    range: [-1, 1],
    of: (facts) => unusual(facts.next.length === 0 ? facts.now : Math.min(...facts.next), facts),
  },
  {
    name: "in-training",
    range: [0, 2],
    of: ({ observation: { running, paused, gpus } }) => (running + paused) / gpus,
  },
];

/** Their values, in order, each within its range. */
export function stateOf(observation: Observation): Float64Array {
  const facts = factsOf(observation);
  return Float64Array.from(FEATURES, ({ range: [low, high], of }) =>
    Math.min(high, Math.max(low, of(facts))),
  );
}

function factsOf(observation: Observation): Facts {
  const { intensityGPerKwh: now, carbon } = observation;
  let lowest = now;
  let highest = now;
  const week: number[] = [];
  for (const value of observation.history(WEEK_HOURS)) {
    if (Number.isNaN(value)) continue;
    week.push(value);
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const { median, low, high } = observation.forecast(AHEAD_HOURS);
  // Hours after the search's end are nothing to wait for.
  const matter = Math.min(median.length, Math.ceil(observation.remainingHours));
  const next: number[] = [];
  const widths: number[] = [];
  for (let i = 0; i < matter; i++) {
    if (Number.isNaN(median[i])) continue;
    next.push(median[i]);
    const width = high[i] - low[i];
    if (!Number.isNaN(width)) widths.push(width);
  }
  const mean = meanOf(week, now);
  return { observation, carbon, now, lowest, highest, mean, next, width: meanOf(widths, 0) };
}

/** The share of the cluster's remaining GPU-hours that the remaining budget pays for at the past week's mean; 2: no budget. */
function affordableShare({ observation: { gpus, remainingHours }, carbon, mean }: Facts): number {
  if (carbon.budgetG === null) return 2;
  const wholeG = gpus * remainingHours * GPU_KW * mean;
  return wholeG > 0 ? (carbon.budgetG - carbon.spentG) / wholeG : 2;
}

/** Of the first `most` values, or of all there are. */
function meanOf(values: readonly number[], otherwise: number, most = values.length): number {
  const count = Math.min(most, values.length);
  if (count === 0) return otherwise;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  return sum / count;
}

function shareBelow(limit: number, values: readonly number[]): number {
  let below = 0;
  for (const value of values) if (value < limit) below++;
  return below / values.length;
}
