import type { MethodSaving, Part } from "../../harness/analysis/index.ts";
import type { RunManifest } from "../../harness/record/index.ts";
import { savingsWaterfall } from "../figures/savings-waterfall.ts";
import { numberText } from "../page/number-text.ts";
import { savingsTable } from "../tables/savings-table.ts";
import { percentOf } from "../tables/index.ts";
import { aligned } from "../text/aligned.ts";
import type { Findings } from "./findings.ts";

/** Drawn and told: over equal hours, and to a target that most searches reach. */
const TOLD = ["end", 0.97] as const;

/** Where the carbon saved comes from, for people. */
export function savingsFindings(savings: readonly MethodSaving[], manifest: RunManifest): Findings {
  const told = TOLD.map((until) => savings.filter((saving) => saving.until === until));
  const figures = told.flatMap((rows, at) =>
    rows.length === 0 ? [] : [savingsWaterfall(rows, manifest, TOLD[at])],
  );
  return {
    document: { savings },
    text: told.map((rows, at) => textOf(rows, TOLD[at])).join("\n"),
    sentences: told.flat().flatMap((row) => sentence(row)),
    tables: [
      {
        id: "savings",
        caption:
          "Where the carbon saved comes from: shares of the other method's carbon [95 % paired bootstrap interval]; the parts add up to what is saved",
        table: savingsTable(savings),
      },
    ],
    figures,
  };
}

export function untilText(until: MethodSaving["until"]): string {
  return until === "end" ? "over equal hours" : `to ${percentOf(until)} of the whole table's hypervolume`;
}

function sentence({
  method,
  bound,
  against,
  accounting,
  until,
  n,
  fold,
  parts,
  leftOut,
}: MethodSaving): string[] {
  if (bound) return [];
  const { lessWork, betterHours, hardware, saved } = parts;
  const held = hardware.kg === 0 ? "" : `, hardware held for less time ${percent(hardware.share)}`;
  const hidden =
    leftOut === null || leftOut.share === 0
      ? ""
      : `; ${percent(leftOut.share)} less than under the first accounting, which leaves that out`;
  return [
    `${method} against ${against} ${untilText(until)}, ${accounting}: ${numberText(fold.carbon)}-fold less carbon, ` +
      `${percent(saved.share)} saved (less work ${percent(lessWork.share)}, better hours ${percent(betterHours.share)}${held})${hidden}; n = ${n}.`,
  ];
}

function percent(share: number): string {
  return `${numberText(share * 100)} %`;
}

function textOf(rows: readonly MethodSaving[], until: MethodSaving["until"]): string {
  const [first] = rows;
  if (first === undefined) return `no method and its rival both came ${untilText(until)}\n`;
  const header = [
    "method",
    "accounting",
    "n",
    "fold",
    "saved %",
    "less work %",
    "better hours %",
    "hardware %",
    "left out %",
  ];
  const cells = rows.map(({ method, bound, accounting, n, fold, parts, leftOut }) => [
    bound ? `${method}*` : method,
    accounting,
    String(n),
    fold.carbon?.toFixed(2) ?? "-",
    interval(parts.saved),
    interval(parts.lessWork),
    interval(parts.betterHours),
    parts.hardware.kg === 0 ? "-" : interval(parts.hardware),
    leftOut === null || leftOut.share === 0 ? "-" : tenths(leftOut.share),
  ]);
  return `saved against ${first.against}, ${untilText(until)}, % of its carbon [95 % interval]\n${aligned([header, ...cells])}\n`;
}

function interval({ share, ci95 }: Part): string {
  return ci95 === null ? tenths(share) : `${tenths(share)} [${tenths(ci95[0])}, ${tenths(ci95[1])}]`;
}

/** Per cent; never a zero with a sign. */
function tenths(share: number): string {
  return (Math.round(share * 1000) / 10 + 0).toFixed(1);
}
