import type { MetricSummary, Summary } from "../../harness/record/index.ts";
import { aligned } from "./aligned.ts";
import { banner } from "./banner.ts";
import { seedsText } from "./seeds-text.ts";
import { publishedClaim } from "./published-claim.ts";
import { againstReference } from "./against-reference.ts";

const TARGETS = ["0.97", "0.98", "0.99"];
/** Whose carbon to which target the others' is told as a share of. */
const REFERENCE = { method: "vanilla", metric: "carbonKgTo.0.98", text: "kg to 98 % / vanilla's (p)" };

/** The compact table that a terminal gets. */
export function summaryText(summary: Summary): string {
  const names = Object.keys(summary.methods);
  const accountings = Object.keys(summary.methods[names[0]]?.accounting ?? {});
  const blocks = accountings.map((accounting) => block(summary, accounting));
  return [...banner(summary.data), ...blocks, ...notes(summary)].join("\n");
}

function notes(summary: Summary): string[] {
  const { data, methods } = summary;
  const bounds = Object.entries(methods).flatMap(([name, { bound }]) => (bound ? [name] : []));
  const explained =
    bounds.length === 0 ? [] : [`* a bound: it knows the truth in advance (${bounds.join(", ")})`];
  return [...explained, ...publishedClaim(summary), ...data.notes.map((note) => `note: ${note}`), ""];
}

function block(summary: Summary, accounting: string): string {
  const compared = summary.comparisons.filter(
    (one) => one.accounting === accounting && one.metric === REFERENCE.metric,
  );
  const told = compared.some(({ method, against }) => [method, against].includes(REFERENCE.method));
  const header = [
    "method",
    "carbon kg",
    "HV % of max",
    "GPU-h",
    "trained",
    "sampled",
    "hours",
    ...TARGETS.map((target) => `kg to ${Number(target) * 100} %`),
    ...(told ? [REFERENCE.text] : []),
  ];
  const rows = Object.entries(summary.methods).map(([name, { bound, accounting: byAccounting }]) => {
    const { metrics, seeds } = byAccounting[accounting];
    return [
      bound ? `${name}*` : name,
      withInterval(metrics["carbonKg"], 1),
      withInterval(metrics["hypervolumeFraction"], 2, 100),
      mean(metrics["gpuHours"], 1),
      mean(metrics["trained"], 0),
      mean(metrics["sampled"], 0),
      mean(metrics["hoursElapsed"], 1),
      ...TARGETS.map((target) => reached(metrics[`carbonKgTo.${target}`], seeds)),
      ...(told ? [againstReference(compared, name, REFERENCE.method)] : []),
    ];
  });
  const seeds = seedsText(
    Object.values(summary.methods).map((method) => method.accounting[accounting].seeds),
  );
  const title = `${summary.scenario}, accounting ${accounting}: mean [95 % interval] over ${seeds}; to a target: median of all seeds, one that never got there above all others (how many did; -: half or fewer)${told ? "; ratio of means over the seeds where both got there, p adjusted (Holm)" : ""}`;
  return `${title}\n${aligned([header, ...rows])}\n`;
}

function mean(metric: MetricSummary | undefined, digits: number): string {
  return metric?.mean === null || metric === undefined ? "-" : metric.mean.toFixed(digits);
}

function withInterval(metric: MetricSummary | undefined, digits: number, scale = 1): string {
  if (metric === undefined || metric.mean === null) return "-";
  const text = (metric.mean * scale).toFixed(digits);
  if (metric.ci95 === null) return text;
  const [low, high] = metric.ci95;
  return low === high
    ? text
    : `${text} [${(low * scale).toFixed(digits)}, ${(high * scale).toFixed(digits)}]`;
}

function reached(metric: MetricSummary | undefined, seeds: number): string {
  const count = metric?.values.filter((value) => value !== null).length ?? 0;
  if (metric === undefined || metric.median === null)
    return `${count === 0 ? "never" : "-"} (${count}/${seeds})`;
  return `${metric.median.toFixed(metric.median < 10 ? 2 : 1)} (${count}/${seeds})`;
}
