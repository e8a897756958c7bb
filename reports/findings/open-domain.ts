import { gramsToKilograms } from "../../harness/units/index.ts";
import type { RunEvent, Statement } from "../../harness/record/index.ts";
import { finalFront } from "../figures/final-front.ts";
import { numberText } from "../page/number-text.ts";
import { finalTable, type FinalRow } from "../tables/live-tables.ts";
import { tableOf } from "../tables/typed-table.ts";
import { aligned } from "../text/aligned.ts";
import type { Findings } from "./findings.ts";
import {
  liveDocument,
  liveFigures,
  liveSentences,
  liveTables,
  poundsText,
  type LiveWorkDone,
} from "./live-document.ts";

/** A part of what a search would cost. */
export interface CostRow {
  readonly part: string;
  readonly deviceHours: number;
  readonly energyKwh: number;
  readonly carbonG: number;
}

/** A search whose networks were trained for real, and what became of its front. */
export interface OpenDomain extends LiveWorkDone {
  readonly method: string;
  readonly mode: "simulated time" | "real time";
  readonly events: readonly RunEvent[];
  /** Of the search, by accounting; `measured` has the powers of this run. */
  readonly statements: Readonly<Record<string, Statement>>;
  readonly finals: readonly FinalRow[];
}

export function openDomainFindings(found: OpenDomain): Findings {
  const { method, mode, events, statements, finals } = found;
  const trained = events.filter(({ type }) => type === "trained").length;
  const sampled = events.filter(({ type }) => type === "sampled").length;
  const stop = events.at(-1);
  const reason = stop?.type === "stopped" ? stop.reason : "unknown";
  const best = finals.toSorted((a, b) => b.accuracyPct - a.accuracyPct)[0];
  const rows = Object.entries(statements).map(([accounting, { total }]) => ({ accounting, ...total }));
  return {
    document: {
      method,
      mode,
      trained,
      sampled,
      stopped: reason,
      statements,
      finals,
      events,
      ...liveDocument(found),
    },
    text: textOf(found, trained, sampled, reason),
    sentences: [
      `${method} trained ${trained} networks for real and judged ${sampled} by the supernet (${mode}); it stopped by ${reason}.`,
      ...rows.map(({ accounting, carbonG }) => `The search under ${accounting}: ${poundsText(carbonG)}.`),
      ...(best === undefined
        ? []
        : [
            `The most accurate network of the front comes to ${numberText(best.accuracyPct)} % (${numberText(best.lowPct)} to ${numberText(best.highPct)} over ${best.seeds} seeds) with ${numberText(best.paramsM)} M parameters; the paper's, in the NASNet space and trained in full, to 97.35 % with 1.68 M.`,
          ]),
      ...liveSentences(found, "count as networks that learned nothing"),
    ],
    tables: [
      { id: "final", caption: "Networks of the front, trained to the end", table: finalTable(finals) },
      {
        id: "charged",
        caption: "What the search is charged, by accounting; the same rows as those of simulated runs",
        table: tableOf(["accounting", "gpuHours", "energyKwh", "carbonG"], rows),
      },
      ...liveTables(found),
    ],
    figures: [...(finals.length === 0 ? [] : [finalFront(finals)]), ...liveFigures(found)],
  };
}

/** What a cost is reckoned from: a trial of the device at hand, and a facility's overhead. */
interface TriedDevice {
  readonly device: string;
  readonly imagesPerS: number;
  /** Of one device and its share of the processor. */
  readonly powerW: number;
  /** How that power is known. */
  readonly how: string;
  readonly pue: number;
}

/** What it would cost; nothing of it was done. */
export function costFindings(rows: readonly CostRow[], tried: TriedDevice): Findings {
  const { device, imagesPerS, powerW, how, pue } = tried;
  const sum = (of: (row: CostRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const total = {
    part: "in all",
    deviceHours: sum((r) => r.deviceHours),
    energyKwh: sum((r) => r.energyKwh),
    carbonG: sum((r) => r.carbonG),
  };
  const all = [...rows, total];
  const lines = all.map(({ part, deviceHours, energyKwh, carbonG }) => [
    part,
    ...[deviceHours, energyKwh, gramsToKilograms(carbonG)].map((value) => numberText(value)),
  ]);
  const told = `A trial on ${device} learned from ${numberText(imagesPerS)} images/s; the rest is reckoned from that, at ${numberText(powerW)} W a device (${how}) and a PUE of ${pue}.`;
  return {
    document: { dryRun: true, ...tried, cost: rows, total },
    text: `${aligned([["would cost about", "device-hours", "kWh", "kg CO2eq"], ...lines])}\n${told} Nothing was trained.\n`,
    sentences: [told, `In all it would emit about ${poundsText(total.carbonG)}. Nothing was trained.`],
    tables: [
      {
        id: "cost",
        caption: "About what it would cost",
        table: tableOf(["part", "deviceHours", "energyKwh", "carbonG"], all),
      },
    ],
    figures: [],
  };
}

/** Of few seeds there is no interval: all that they came to. */
function spreadText({ lowPct, highPct, seeds }: FinalRow): string {
  return seeds === 1 ? "(1)" : `(${seeds}: ${lowPct.toFixed(2)} to ${highPct.toFixed(2)})`;
}

function textOf(
  { finals, statements, totals }: OpenDomain,
  trained: number,
  sampled: number,
  reason: string,
): string {
  const header = ["network", "FLOPs M", "params M", "in the search %", "trained to the end % (its seeds)"];
  const lines = finals.map((row) => [
    String(row.architecture),
    row.flopsM.toFixed(2),
    row.paramsM.toFixed(3),
    row.searchAccuracyPct.toFixed(2),
    `${row.accuracyPct.toFixed(2)} ${spreadText(row)}`,
  ]);
  const charged = Object.entries(statements).map(
    ([name, { total }]) => `search under ${name}: ${poundsText(total.carbonG)}`,
  );
  return [
    `${trained} trained, ${sampled} judged by the supernet; stopped by ${reason}`,
    aligned([header, ...lines]),
    ...charged,
    `all work, the front's trainings included, electricity alone (above: idle devices and embodied carbon too): ${totals.hours.toFixed(3)} device-hours, ${totals.energyKwh.toFixed(4)} kWh, ${poundsText(totals.carbonG)}`,
    "",
  ].join("\n");
}
