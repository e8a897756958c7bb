import { gramsToKilograms, gramsToPounds } from "../../harness/units/index.ts";
import { confusionMatrix } from "../figures/confusion-matrix.ts";
import { networkCurves } from "../figures/network-curves.ts";
import { powerOverTime } from "../figures/power-over-time.ts";
import type { BuiltFigure } from "../page/figures-section.ts";
import { numberText } from "../page/number-text.ts";
import {
  confusionTable,
  epochTable,
  powerTable,
  type ConfusionRow,
  type EpochRow,
  type PowerRow,
} from "../tables/live-tables.ts";
import type { FoundTable } from "./findings.ts";

/** What real work came to, whatever it was for. */
export interface LiveWorkDone {
  readonly epochs: readonly EpochRow[];
  /** Of the best network. */
  readonly confusion: readonly ConfusionRow[];
  readonly best: number;
  readonly power: readonly PowerRow[];
  readonly totals: { readonly hours: number; readonly energyKwh: number; readonly carbonG: number };
  /** How power is known. */
  readonly how: string;
  readonly devices: readonly string[];
  /** Reasons of trainings that failed. */
  readonly failed: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What the paper reports for its search and final network on CIFAR-10, in the NASNet space. */
export const PAPER_POUNDS = 38.53;

/** @param failedAre what becomes of trainings that failed. */
export function liveSentences({ totals, how, devices, failed }: LiveWorkDone, failedAre: string): string[] {
  const { hours, energyKwh, carbonG } = totals;
  return [
    `${numberText(hours)} device-hours on ${devices.join(" and ")}: ${numberText(energyKwh)} kWh (${how}), ${poundsText(carbonG)} with a PUE of 1.2.`,
    `The paper's ${PAPER_POUNDS} lbs stand for a whole search and a final network in the NASNet space on 8 GPUs: another amount of work, so no ratio is drawn.`,
    ...(failed.length === 0
      ? []
      : [`${failed.length} training(s) failed, and ${failedAre}: ${failed.join("; ")}.`]),
  ];
}

export function poundsText(carbonG: number): string {
  return `${numberText(gramsToKilograms(carbonG))} kg (${numberText(gramsToPounds(carbonG))} lbs) CO₂eq`;
}

export function liveDocument({ totals, how, devices, failed, settings, power }: LiveWorkDone) {
  const { carbonG } = totals;
  return {
    settings,
    devices,
    power: { how, rows: power },
    totals: { ...totals, carbonKg: gramsToKilograms(carbonG), carbonLbs: gramsToPounds(carbonG) },
    paperLbs: PAPER_POUNDS,
    failed,
  };
}

export function liveTables({ epochs, confusion, power }: LiveWorkDone): FoundTable[] {
  return [
    { id: "epochs", caption: "Accuracy and loss by epoch of every network", table: epochTable(epochs) },
    ...(confusion.length === 0
      ? []
      : [
          {
            id: "confusion",
            caption: "Test images of each class by the class that the best network says",
            table: confusionTable(confusion),
          },
        ]),
    { id: "power", caption: "Power and intensity, piece of work by piece of work", table: powerTable(power) },
  ];
}

export function liveFigures({ epochs, confusion, best, power, how }: LiveWorkDone): BuiltFigure[] {
  return [
    ...(epochs.length === 0 ? [] : [networkCurves(epochs)]),
    ...(confusion.length === 0 ? [] : [confusionMatrix(confusion, String(best))]),
    ...(power.length === 0 ? [] : [powerOverTime(power, how)]),
  ];
}
