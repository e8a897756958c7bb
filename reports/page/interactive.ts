import type { TopLevelSpec } from "vega-lite";

/** The field that is linked across the figures of a page. */
const METHOD = "method";

/** How far what is not chosen steps back. */
const FAINT = 0.08;

/** What the page's script must know of a figure. */
export interface Interactions {
  /** Its rows carry methods: a choice made in any figure shows in this one. */
  readonly methods: boolean;
  /** The other field that its colours stand for, with its values: chosen in this figure alone. */
  readonly key: { readonly field: string; readonly values: readonly string[] } | null;
  /** Whether it can be zoomed: it has a continuous axis. */
  readonly zoom: boolean;
}

type Part = Record<string, unknown>;

/** What can be done with a figure, read off its spec. */
export function interactionsOf(spec: TopLevelSpec): Interactions {
  const layers = layersOf(spec);
  const rows = rowsOf(spec);
  const keys = layers.flatMap((layer) => {
    const color = partOf(partOf(layer, "encoding"), "color");
    const field = color["field"];
    return typeof field === "string" && field !== METHOD && color["type"] === "nominal"
      ? [{ field, domain: partOf(color, "scale")["domain"] }]
      : [];
  });
  const [key] = keys;
  return {
    methods: rows.some((row) => METHOD in row),
    key:
      key === undefined || !Array.isArray(key.domain) || key.domain.length < 2
        ? null
        : { field: key.field, values: key.domain.map(String) },
    zoom: zoomedAxes(spec).length > 0,
  };
}

/**
 * A figure's spec with what a page adds: a choice of methods and of its colours' keys, before which all else steps back, and zoom.
 * The choice is two parameters, `chosenMethods` and `chosenKeys`, which the page's script sets; empty: everything is shown.
 */
export function interactive(spec: TopLevelSpec): TopLevelSpec {
  const { methods, key } = interactionsOf(spec);
  const copy = structuredClone(spec) as unknown as Part;
  const tests = [
    ...(methods ? [chosen("chosenMethods", "datum.method", METHOD)] : []),
    ...(key === null ? [] : [chosen("chosenKeys", `datum[${JSON.stringify(key.field)}]`, key.field)]),
  ];
  const layers = layersOf(copy as unknown as TopLevelSpec);
  for (const layer of tests.length === 0 ? [] : layers) stepBack(layer, tests.join(" && "));
  copy["params"] = [
    { name: "chosenMethods", value: [] },
    { name: "chosenKeys", value: [] },
  ];
  // The page names the drawing as a whole, by its description: mark by mark it would be a long way through.
  const config = partOf(copy, "config");
  copy["config"] = { ...config, aria: false, mark: { ...partOf(config, "mark"), aria: false } };
  const axes = zoomedAxes(spec);
  if (axes.length > 0) layers[0]["params"] = [zoom(axes)];
  return copy as unknown as TopLevelSpec;
}

function chosen(parameter: string, value: string, field: string): string {
  return `(!length(${parameter}) || !isValid(datum[${JSON.stringify(field)}]) || indexof(${parameter}, ${value}) >= 0)`;
}

function stepBack(layer: Part, test: string): void {
  const mark = typeof layer["mark"] === "string" ? { type: layer["mark"] } : (layer["mark"] as Part);
  const opacity = typeof mark["opacity"] === "number" ? mark["opacity"] : 1;
  const encoding = partOf(layer, "encoding");
  if ("opacity" in encoding || mark["type"] === "boxplot") return;
  layer["encoding"] = {
    ...encoding,
    opacity: { condition: { test, value: opacity }, value: FAINT * opacity },
  };
}

/** The wheel alone scrolls the page: with Ctrl it zooms, and the pointer pans; a double click goes back. */
function zoom(encodings: readonly string[]): object {
  return {
    name: "zoom",
    select: {
      type: "interval",
      encodings,
      zoom: "wheel![event.ctrlKey]",
      translate: "[pointerdown[event.ctrlKey], window:pointerup] > window:pointermove!",
    },
    bind: "scales",
  };
}

/** Continuous axes that all panels share: an axis of a panel's own cannot be bound. */
function zoomedAxes(spec: TopLevelSpec): string[] {
  const [layer] = layersOf(spec);
  const resolved = partOf(partOf(spec as unknown as Part, "resolve"), "scale");
  const within = partOf(partOf(partOf(spec as unknown as Part, "spec"), "resolve"), "scale");
  if (typeOf(layer) === "bar") return [];
  return ["x", "y"].filter((axis) => {
    const channel = partOf(partOf(layer, "encoding"), axis);
    const own = resolved[axis] === "independent" || within[axis] === "independent";
    return channel["type"] === "quantitative" && !("stack" in channel) && !own && "field" in channel;
  });
}

function typeOf({ mark }: Part): unknown {
  return typeof mark === "string" ? mark : (mark as Part)["type"];
}

/** Layers may hold layers. */
function layersOf(spec: TopLevelSpec): Part[] {
  const whole = spec as unknown as Part;
  const leaves = (unit: Part): Part[] =>
    "layer" in unit ? (unit["layer"] as Part[]).flatMap(leaves) : [unit];
  return leaves((whole["spec"] ?? whole) as Part);
}

function rowsOf({ data }: TopLevelSpec): object[] {
  return data !== undefined && data !== null && "values" in data && Array.isArray(data.values)
    ? (data.values as object[])
    : [];
}

function partOf(whole: Part, name: string): Part {
  const part = whole[name];
  return typeof part === "object" && part !== null ? (part as Part) : {};
}
