import type { Config } from "vega-lite";

/** How one method is drawn in every figure. Symbol and dash carry the same news as the colour, for print in grey. */
export interface MethodStyle {
  readonly colour: string;
  readonly shape: string;
  readonly dash: readonly number[];
}

const SOLID: readonly number[] = [];
/** Dashes are for bounds alone. */
const BOUND_DASH: readonly number[] = [5, 3];

/** An upright cross turned by an eighth: no other symbol has it. */
const BOUND_SHAPE = "M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z";

/** After Okabe and Ito, a little darker where white paper asks for it; lightness differs as well as hue. */
const METHOD_STYLES: Readonly<Record<string, { colour: string; shape: string }>> = {
  vanilla: { colour: "#0072B2", shape: "circle" },
  "ce-nas": { colour: "#D55E00", shape: "diamond" },
  "one-shot": { colour: "#009E73", shape: "square" },
  heuristic: { colour: "#DD9500", shape: "triangle-up" },
  random: { colour: "#8A8A3C", shape: "cross" },
  nsga2: { colour: "#CC79A7", shape: "triangle-down" },
  "regularized-evolution": { colour: "#4FAEE3", shape: "triangle-right" },
  oracle: { colour: "#7A7A7A", shape: BOUND_SHAPE },
};

/** For methods that have no fixed style, such as `static-3`: after Tol's muted scheme. */
const SPARE_COLOURS = ["#8B5A2B", "#AA4499", "#44AA99", "#6A6FC8", "#C06C6C", "#5F7F2E"];

/** What the colours cannot keep apart, for some eyes and in grey, symbols do: none of them has a fixed style's. */
const SPARE_SHAPES = [
  "triangle-left",
  "arrow",
  "M1,0L.5,.87L-.5,.87L-1,0L-.5,-.87L.5,-.87Z",
  "M-1,-.8L1,.8L1,-.8L-1,.8Z",
  "M0,-1.2L.3,-.3L1.2,0L.3,.3L0,1.2L-.3,.3L-1.2,0L-.3,-.3Z",
  "M-1,-.4L1,-.4L1,.4L-1,.4Z",
  "M-.8,-1L.8,-1L-.8,1L.8,1Z",
  "M-1,.5A1,1,0,0,1,1,.5Z",
  "M-.4,-1L.4,-1L.4,1L-.4,1Z",
  "M-1,.7L0,-.3L1,.7L1,0L0,-1L-1,0Z",
];

/** Styles for methods in the report's order. A method with a fixed style has it in every report. */
export function methodStyles(methods: readonly { name: string; bound: boolean }[]): MethodStyle[] {
  let spare = 0;
  return methods.map(({ name, bound }) => {
    const dash = bound ? BOUND_DASH : SOLID;
    return { ...(METHOD_STYLES[name] ?? spareStyle(spare++)), dash };
  });
}

function spareStyle(at: number): { colour: string; shape: string } {
  return {
    colour: SPARE_COLOURS[at % SPARE_COLOURS.length],
    shape: SPARE_SHAPES[at % SPARE_SHAPES.length],
  };
}

/** What GPUs do, from dark to light so that a stack reads in grey. */
export const ACTIVITY_COLOURS: Readonly<Record<string, string>> = {
  training: "#0072B2",
  sampling: "#E69F00",
  "idle GPUs": "#C4C4C4",
  "supernet training": "#D55E00",
  "initial architectures": "#56B4E9",
  embodied: "#8A6FA8",
};

/** Text and rules take the colour of the text around the figure, so that one spec serves light, dark and paper. */
const INK = "currentColor";

/** The look of all figures. */
export const CONFIG: Config = {
  background: "transparent",
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  padding: 4,
  view: { stroke: null },
  title: {
    anchor: "start",
    color: INK,
    fontSize: 15,
    fontWeight: 600,
    subtitleColor: INK,
    subtitleFontSize: 12,
    subtitlePadding: 5,
    offset: 12,
  },
  axis: {
    labelColor: INK,
    titleColor: INK,
    titleFontWeight: "normal",
    titleFontSize: 12,
    labelFontSize: 11,
    domainColor: INK,
    tickColor: INK,
    gridColor: INK,
    gridOpacity: 0.13,
    domainOpacity: 0.5,
    tickOpacity: 0.5,
    labelOverlap: "greedy",
    labelFlush: false,
    labelSeparation: 6,
  },
  legend: {
    labelColor: INK,
    titleColor: INK,
    titleFontWeight: "normal",
    labelFontSize: 12,
    titleFontSize: 12,
    orient: "top",
    direction: "horizontal",
    columns: 4,
    symbolSize: 90,
    symbolStrokeWidth: 2,
    labelLimit: 260,
    titleLimit: 400,
  },
  header: {
    labelColor: INK,
    titleColor: INK,
    labelFontSize: 12,
    labelFontWeight: 600,
    labelAnchor: "start",
    labelLimit: 400,
  },
  text: { color: INK, fontSize: 11 },
  rule: { color: INK },
};
