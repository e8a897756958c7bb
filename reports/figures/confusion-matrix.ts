import type { BuiltFigure } from "../page/figures-section.ts";
import type { ConfusionRow } from "../tables/live-tables.ts";
import { CONFIG } from "../theme.ts";
import { captionLines } from "./caption.ts";
import { NAMED_ROWS_FIT } from "./panels.ts";
import { rounded } from "./rounded.ts";

/** More classes than that are no longer told apart by their names. */
const MOST_NAMED = 30;

/** Which classes the best network takes for which. */
export function confusionMatrix(rows: readonly ConfusionRow[], network: string): BuiltFigure {
  const title = "Which classes does the best network take for one another?";
  const classes = [...new Set(rows.map(({ trueClass }) => trueClass))];
  const values = rows.map(({ trueClass, saidClass, images, share }) => ({
    true: trueClass,
    said: saidClass,
    images,
    percent: rounded(100 * share),
  }));
  const named = classes.length <= MOST_NAMED;
  const axis = named ? {} : { axis: { labels: false, ticks: false } };
  const worst = values
    .filter((value) => value.true !== value.said)
    .toSorted((a, b) => b.percent - a.percent)
    .slice(0, 3);
  return {
    id: "confusion-matrix",
    title,
    csv: "confusion",
    spec: {
      title: captionLines(false, title, [
        `Network ${network}. Of the images of each class (row), the share that it calls so.`,
      ]),
      description: `Confusion matrix of ${classes.length} classes. Most often mistaken: ${worst.map((value) => `${value.true} for ${value.said} ${value.percent} %`).join("; ")}.`,
      config: CONFIG,
      usermeta: { fit: NAMED_ROWS_FIT },
      data: { values },
      width: 460,
      height: 460,
      encoding: {
        y: { field: "true", type: "nominal", title: "True class", sort: classes, ...axis },
        x: { field: "said", type: "nominal", title: "Class that the network says", sort: classes, ...axis },
      },
      layer: [
        {
          mark: "rect",
          encoding: {
            color: {
              field: "percent",
              type: "quantitative",
              title: "%",
              scale: { domain: [0, 100], scheme: "blues" },
            },
            tooltip: [
              { field: "true", title: "true class" },
              { field: "said", title: "network says" },
              { field: "images", type: "quantitative", title: "images" },
              { field: "percent", type: "quantitative", title: "% of the class", format: ".3~r" },
            ],
          },
        },
        ...(named
          ? [
              {
                mark: { type: "text" as const, fontSize: 10 },
                encoding: {
                  text: { field: "percent", type: "quantitative" as const, format: ".0f" },
                  color: { condition: { test: "datum.percent > 55", value: "white" }, value: "#222222" },
                },
              },
            ]
          : []),
      ],
    },
  };
}
