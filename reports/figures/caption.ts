import type { Experiment } from "../tables/index.ts";

export const SAMPLE_NOTICE = "Sample data: made by fitted models, not measured.";

/** A figure's head: the question, then what is drawn. A figure may travel without its page, so it says itself that its data are a sample. */
export function caption(
  experiment: Experiment,
  question: string,
  lines: readonly string[],
): { text: string; subtitle: string[] } {
  return captionLines(experiment.sampleData, question, lines);
}

/** The same for a figure of findings, which has no experiment's tables. */
export function captionLines(
  sampleData: boolean,
  question: string,
  lines: readonly string[],
): { text: string; subtitle: string[] } {
  return { text: question, subtitle: [...lines, ...(sampleData ? [SAMPLE_NOTICE] : [])] };
}
