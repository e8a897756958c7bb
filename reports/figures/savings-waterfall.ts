import { LEAST_FOR_INTERVAL, type Interval, type MethodSaving } from "../../harness/analysis/index.ts";
import type { RunManifest } from "../../harness/record/index.ts";
import type { BuiltFigure } from "../page/figures-section.ts";
import { percentOf } from "../tables/index.ts";
import { CONFIG } from "../theme.ts";
import { seedsText } from "../text/seeds-text.ts";
import { captionLines } from "./caption.ts";
import { panelPerMethod } from "./panels.ts";
import { rounded } from "./rounded.ts";

const FIT = { axesPx: 50, gapPx: 20, leastPx: 200 };

/** What stands, what is saved and what comes back; a bar also says its sign in numbers. */
const KINDS = ["carbon", "saved", "added"] as const;
const COLOURS = ["#7A7A7A", "#009E73", "#D55E00"];

interface Step {
  readonly method: string;
  /** The method and the seeds that it rests on. */
  readonly panel: string;
  readonly step: string;
  readonly kind: (typeof KINDS)[number];
  /** % of the other method's carbon. */
  readonly from: number;
  readonly to: number;
  readonly low?: number;
  readonly high?: number;
  readonly label: string;
}

/** From the other method's carbon down to each method's, part by part, under the first accounting; then what that leaves out against the second. */
export function savingsWaterfall(
  rows: readonly MethodSaving[],
  manifest: RunManifest,
  until: MethodSaving["until"],
): BuiltFigure {
  const accountings = Object.keys(manifest.accountings);
  const [{ against }] = rows;
  const firstRows = rows.filter(({ accounting }) => accounting === accountings[0]);
  const panels = firstRows.map((row) => namesOf(row).panel);
  const values = firstRows.flatMap((row) => [
    ...stepsDown(row),
    ...rows
      .filter(({ method, accounting }) => method === row.method && accounting === accountings[1])
      .flatMap((other) => stepsUp(row, other)),
  ]);
  const order = [...new Set(values.map(({ step }) => step))];
  // With room for the numbers above the highest bar.
  const domainMax = rounded(
    1.08 * Math.max(...values.map(({ from, to, high }) => Math.max(from, to, high ?? 0))),
  );
  const goal = until === "end" ? "over equal hours" : `to ${percentOf(until)} of the hypervolume`;
  const id = until === "end" ? "savings-over-equal-hours" : `savings-to-${until}`;
  const title = `Where does the carbon saved against ${against} come from, ${goal}?`;
  const x = {
    field: "step",
    type: "nominal" as const,
    sort: order,
    title: null,
    axis: { labelAngle: -40, labelOverlap: false },
  };
  const yTitle = `% of ${against}'s carbon`;
  const interval = {
    transform: [{ filter: "isValid(datum.low)" }],
    mark: { type: "rule" as const, strokeWidth: 1.5 },
    encoding: {
      x,
      y: { field: "low", type: "quantitative" as const, title: yTitle },
      y2: { field: "high" },
    },
  };
  const fewest = Math.min(...firstRows.map(({ n }) => n));
  // A layer without a row has no extent.
  const intervals = values.some(({ low }) => low !== undefined) ? [interval] : [];
  return {
    id,
    title,
    csv: "savings",
    spec: {
      title: captionLines(manifest.data.kind === "sample", title, [
        `Grey: carbon under the accounting named below, ${against}'s = 100. ${intervals.length > 0 ? "Line:" : "Too few seeds for a"} 95 % paired bootstrap interval of the part, over ${seedsText(firstRows.map(({ n }) => n))}.`,
        "Less work: energy not spent. Better hours: the same energy at a lower mean intensity. Left out: what the first accounting does not charge.",
        ...(fewest < LEAST_FOR_INTERVAL && intervals.length > 0
          ? [`Without a line: fewer than ${LEAST_FOR_INTERVAL} seeds, too few for an interval.`]
          : []),
      ]),
      description: `Waterfalls, % of ${against}'s carbon: ${values
        .filter(({ kind }) => kind !== "carbon")
        .map(({ method, step, label }) => `${method} ${step} ${label}`)
        .join("; ")}.`,
      config: CONFIG,
      ...panelPerMethod(panels, FIT, 3, "panel"),
      data: { values },
      spec: {
        width: 220,
        height: 170,
        layer: [
          {
            mark: { type: "bar" },
            encoding: {
              x,
              y: { field: "from", type: "quantitative", title: yTitle, scale: { domainMax } },
              y2: { field: "to" },
              color: {
                field: "kind",
                type: "nominal",
                title: null,
                scale: { domain: [...KINDS], range: COLOURS },
              },
              tooltip: [
                { field: "method", title: "method" },
                { field: "step", title: "part" },
                { field: "label", title: yTitle },
              ],
            },
          },
          ...intervals,
          {
            transform: [
              { calculate: "max(datum.from, datum.to, isValid(datum.high) ? datum.high : 0)", as: "top" },
            ],
            mark: { type: "text", dy: -6, fontSize: 9 },
            encoding: {
              x,
              y: { field: "top", type: "quantitative", title: yTitle },
              text: { field: "label" },
            },
          },
        ],
      },
    },
  };
}

/** From 100 down to what remains under the first accounting. */
function stepsDown(row: MethodSaving): Step[] {
  const { against, accounting, parts } = row;
  const names = { lessWork: "less work", betterHours: "better hours", hardware: "hardware" } as const;
  let level = 100;
  const steps: Step[] = [total(row, against, 100)];
  for (const [part, step] of Object.entries(names) as [keyof typeof names, string][]) {
    const { share, ci95, kg } = parts[part];
    if (part === "hardware" && kg === 0) continue;
    steps.push(change(row, step, level, -share, ci95 === null ? null : [-ci95[1], -ci95[0]]));
    level -= 100 * share;
  }
  return [...steps, total(row, accounting, level)];
}

/** From what remains under the first accounting to what remains under another. */
function stepsUp(first: MethodSaving, { accounting, leftOut }: MethodSaving): Step[] {
  if (leftOut === null) return [];
  const level = 100 * (1 - first.parts.saved.share);
  return [
    change(first, `left out by ${first.accounting}`, level, leftOut.share, leftOut.ci95),
    total(first, accounting, level + 100 * leftOut.share),
  ];
}

function namesOf({ method, bound, n }: MethodSaving): Pick<Step, "method" | "panel"> {
  const label = bound ? `${method} (bound)` : method;
  return { method: label, panel: `${label}, ${seedsText([n])}` };
}

function total(of: MethodSaving, step: string, level: number): Step {
  return { ...namesOf(of), step, kind: "carbon", from: 0, to: rounded(level), label: level.toFixed(0) };
}

function change(of: MethodSaving, step: string, level: number, share: number, ci95: Interval | null): Step {
  const at = (part: number): number => rounded(level + 100 * part);
  const interval = ci95 === null ? {} : { low: at(ci95[0]), high: at(ci95[1]) };
  return {
    ...namesOf(of),
    step,
    kind: share <= 0 ? "saved" : "added",
    from: rounded(level),
    to: at(share),
    ...interval,
    label: signed(100 * share),
  };
}

function signed(percent: number): string {
  const text = Math.abs(percent).toFixed(1);
  return Number(text) === 0 ? "0" : `${percent < 0 ? "−" : "+"}${text}`;
}
