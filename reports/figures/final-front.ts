import type { BuiltFigure } from "../page/figures-section.ts";
import type { FinalRow } from "../tables/live-tables.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { PLAIN_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** The networks of the front, trained to the end with several seeds. */
export function finalFront(rows: readonly FinalRow[]): BuiltFigure {
  const title = "What do the networks that the search found come to when they are trained to the end?";
  const values = rows.map(
    ({ architecture, flopsM, searchAccuracyPct, accuracyPct, lowPct, highPct, seeds }) => ({
      network: String(architecture),
      flops: rounded(flopsM),
      search: rounded(searchAccuracyPct),
      final: rounded(accuracyPct),
      low: rounded(lowPct),
      high: rounded(highPct),
      seeds,
    }),
  );
  const x = { field: "flops", type: "quantitative" as const, title: "FLOPs (M)", scale: { zero: false } };
  const y = { type: "quantitative" as const, title: "Accuracy on test images (%)", scale: { zero: false } };
  const tooltip = [
    { field: "network", title: "network" },
    { field: "flops", type: "quantitative" as const, title: "FLOPs (M)" },
    { field: "search", type: "quantitative" as const, title: "in the search (%)" },
    { field: "final", type: "quantitative" as const, title: "trained to the end (%)" },
    { field: "seeds", type: "quantitative" as const, title: "seeds" },
  ];
  const most = Math.max(...rows.map(({ seeds }) => seeds));
  return {
    id: "final-front",
    title,
    csv: "final",
    spec: {
      title: captionLines(false, title, [
        `Filled: mean over ${most} ${most === 1 ? "seed, so without a range" : "seeds; line: their least and most"}. Hollow: as the search saw it.`,
      ]),
      description: `Accuracy and FLOPs: ${values.map(({ network, flops, final }) => `network ${network} ${final} % at ${flops} M`).join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: PLAIN_FIT },
      data: { values },
      width: 640,
      height: 320,
      layer: [
        {
          mark: { type: "rule", strokeWidth: 2, color: "#D55E00" },
          encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
        },
        {
          mark: { type: "point", size: 70, color: "#0072B2" },
          encoding: { x, y: { ...y, field: "search" }, tooltip },
        },
        {
          mark: { type: "point", filled: true, size: 70, opacity: 1, shape: "diamond", color: "#D55E00" },
          encoding: { x, y: { ...y, field: "final" }, tooltip },
        },
      ],
    },
  };
}
