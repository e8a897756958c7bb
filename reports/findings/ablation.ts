import type { RunManifest } from "../../harness/record/index.ts";
import { contrastsFigure } from "../figures/contrasts.ts";
import { intervalText } from "../page/number-text.ts";
import { contrastsTable, isSettled, type ContrastRow } from "../tables/contrasts-table.ts";
import type { LabelledResults } from "./by-cell.ts";
import { contrastRows, contrastsText, type Contrast } from "./contrasts.ts";
import type { Findings } from "./findings.ts";

type Cell = LabelledResults & { readonly manifest: RunManifest };

const METRICS = ["hypervolumeFraction", "carbonKg", "carbonKgTo.0.97", "carbonKgTo.0.98"];

/** Every variant less the whole, and the whole less its rival wherever both ran; the first cell is the whole. */
export function ablationFindings(cells: readonly Cell[], whole: string, rival: string): Findings {
  const [first] = cells;
  const { data } = first.manifest;
  const variants = contrastRows(variantsOf(cells, whole, rival), METRICS);
  const rivals = contrastRows(rivalsOf(cells, whole, rival), METRICS);
  const parts = [
    {
      id: "ablation",
      title: `What does ${whole} lose or gain when one part is otherwise?`,
      note: `Each variant less ${whole} as it stands. Left of 0: less hypervolume, or less carbon.`,
      rows: variants,
    },
    {
      id: "clusters",
      title: `How far is ${whole} from ${rival} on clusters of other sizes?`,
      note: `${whole} less ${rival} on the same GPUs. Left of 0: less hypervolume, or less carbon.`,
      rows: rivals,
    },
  ];
  return {
    document: { differences: variants, againstRival: rivals },
    text: parts.map(({ note, rows }) => contrastsText(note, rows)).join("\n"),
    sentences: sentences(variants, whole),
    tables: parts.map(({ id, title, rows }) => ({
      id,
      caption: `${title} Paired differences over seeds, 95 % bootstrap interval of their mean, Wilcoxon signed rank with Holm's adjustment`,
      table: contrastsTable(rows),
    })),
    figures: parts.map(({ id, title, note, rows }) =>
      contrastsFigure(rows, { id, title, csv: id, note }, data),
    ),
  };
}

function variantsOf([first, ...others]: readonly Cell[], whole: string, rival: string): Contrast[] {
  const other = first.results.methods[whole];
  return others.flatMap(({ labels, results }) =>
    Object.entries(results.methods).flatMap(([method, own]) =>
      method === rival || other === undefined ? [] : [{ name: String(labels["variant"]), own, other }],
    ),
  );
}

function rivalsOf(cells: readonly Cell[], whole: string, rival: string): Contrast[] {
  return cells.flatMap(({ results, manifest }) => {
    const [own, other] = [results.methods[whole], results.methods[rival]];
    return own === undefined || other === undefined ? [] : [{ name: `${manifest.gpus} GPUs`, own, other }];
  });
}

/** Which variants differ for sure, under the first accounting, in what they find. */
function sentences(rows: readonly ContrastRow[], whole: string): string[] {
  const accounting = rows[0]?.accounting;
  return ["hypervolumeFraction", "carbonKgTo.0.98"].flatMap((metric) => {
    const own = rows.filter((row) => row.accounting === accounting && row.metric === metric);
    const settled = own.filter(isSettled);
    const name = metric === "hypervolumeFraction" ? "hypervolume at the end" : "carbon to 98 % of it";
    const told = settled.map(
      ({ contrast, difference, low, high, unit }) =>
        `${contrast} ${intervalText(difference, low, high)} ${unit}`,
    );
    return own.length === 0
      ? []
      : [
          `Against ${whole} whole under ${accounting}, ${name} differs for ${told.length === 0 ? "no variant" : told.join("; ")}. The ${own.length - settled.length} other variants may differ by chance (Holm's adjusted p is 0.05 or more).`,
        ];
  });
}
