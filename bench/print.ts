import type { Counts } from "./case.ts";
import type { Measurement } from "./measure.ts";

/** One case as a line: median, quartiles, number of samples. */
export function lineOf({ name, clock, n, medianMs, q1Ms, q3Ms }: Measurement): string {
  const quartiles = `${shortMs(q1Ms)} to ${shortMs(q3Ms)}`;
  return `${name.padEnd(62)} ${shortMs(medianMs).padStart(9)} ms ${clock.padEnd(4)} (quartiles ${quartiles}, n = ${n})`;
}

export function countsLine(name: string, counts: Counts): string {
  const pairs = Object.entries(counts).map(([key, value]) => `${key} ${value.toLocaleString("en")}`);
  return `${name.padEnd(62)} ${pairs.join(", ")}`;
}

/** Four significant digits at most. */
export function shortMs(ms: number): string {
  return ms >= 1000 ? ms.toFixed(0) : ms.toPrecision(4);
}

/** Rows under a heading, as Markdown: a terminal reads it as well as a comment does. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(heading), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
