import type { Manifest } from "../../harness/record/index.ts";
import type { Findings, FoundTable } from "../findings/findings.ts";
import type { DataCard } from "../report-input.ts";
import { cardsSection } from "./cards.ts";
import { escapeHtml, slug } from "./escape.ts";
import { figuresSection } from "./figures-section.ts";
import { foundTables, sentencesHtml } from "./findings.ts";
import { page } from "./page.ts";
import { commandHtml, provenance, reproduction } from "./provenance.ts";

/** One scenario's part of a page of many. */
export interface IndexedReport extends Pick<Findings, "sentences" | "figures" | "tables"> {
  readonly manifest: Manifest;
}

/** What a page of many reports says of itself. */
export interface IndexHead {
  readonly title: string;
  readonly question: string;
  /** That makes the page again. */
  readonly command: string;
  /** Tables over all reports, first on the page. */
  readonly tables: readonly FoundTable[];
}

/**
 * The figures and tables of many reports on one page, with what each found, and how each is made again.
 * @throws Error where there is no report, or two figures have one id: the page would draw one of them in the other's place.
 */
export function indexPage(
  reports: readonly IndexedReport[],
  { title, question, command, tables: own }: IndexHead,
  dataCards: readonly DataCard[],
): string {
  const [first] = reports;
  if (first === undefined) throw new Error(`page ${title}: got no report, expected at least one`);
  const figures = reports.flatMap((report) => report.figures);
  const ids = figures.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new Error(`page ${title}: got two figures ${twice}, expected ids of their own`);
  const kind = reports.some(({ manifest }) => manifest.data.kind === "sample") ? "sample" : "real";
  const parts = (name: string, html: (report: IndexedReport) => string): string =>
    reports
      .map((report) => {
        const { scenario } = report.manifest;
        return `<h3 id="${name}-${slug(scenario)}">${escapeHtml(scenario)}</h3>\n${html(report)}`;
      })
      .join("\n");
  return page(
    { scenario: title, question, version: first.manifest.version, data: { ...first.manifest.data, kind } },
    [
      {
        id: "headline",
        title: "In short",
        html: parts(
          "found",
          ({ manifest, sentences }) => `<p>${escapeHtml(manifest.question)}</p>\n${sentencesHtml(sentences)}`,
        ),
      },
      {
        id: "figures",
        title: "Figures",
        html: figuresSection(figures, ({ id }) => `figures/${id}.csv`),
        entries: figures,
      },
      {
        id: "tables",
        title: "Tables",
        html: foundTables(own) + parts("tables", ({ tables }) => foundTables(tables)),
      },
      {
        id: "reproduce",
        title: "How to reproduce this page",
        html: `${commandHtml(command, "command")}\n${parts("again", ({ manifest }) => reproduction(manifest))}`,
      },
      {
        id: "provenance",
        title: "Provenance",
        html: parts("from", ({ manifest }) =>
          provenance(manifest).replaceAll(/<h3 id="[^"]*">(.*)<\/h3>/g, "<h4>$1</h4>"),
        ),
      },
      ...cardsSection(dataCards),
    ],
  );
}
