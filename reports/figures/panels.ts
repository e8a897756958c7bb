/** What a page must know to fit panels into its column, in pixels: the room that axes take once, that a gap takes per panel, and the least and, where there is one, the most width of a panel. */
export interface PanelFit {
  readonly axesPx: number;
  readonly gapPx: number;
  readonly leastPx: number;
  readonly mostPx?: number;
}

export const PLAIN_FIT: PanelFit = { axesPx: 62, gapPx: 24, leastPx: 230 };

/** For panels that have each its own vertical axis. */
export const OWN_AXES_FIT: PanelFit = { axesPx: 10, gapPx: 76, leastPx: 200 };

/** For panels whose rows are named by methods at the left. */
export const NAMED_ROWS_FIT: PanelFit = { axesPx: 150, gapPx: 24, leastPx: 220 };

/** One panel per accounting, as many beside each other as there is room for. */
export function panelPerAccounting(accountings: readonly string[], fit: PanelFit) {
  return {
    usermeta: { fit },
    transform: [{ calculate: "'accounting: ' + datum.accounting", as: "panel" }],
    facet: {
      field: "panel",
      type: "nominal" as const,
      title: null,
      sort: accountings.map((accounting) => `accounting: ${accounting}`),
    },
    columns: 2,
  };
}

/** One small panel per method, in the report's order; `field`: what of a row names its panel. */
export function panelPerMethod(
  labels: readonly string[],
  fit: PanelFit,
  columns: number,
  field: "method" | "panel" = "method",
) {
  return {
    usermeta: { fit },
    facet: { field, type: "nominal" as const, title: null, sort: [...labels] },
    columns,
  };
}
