import { methodStyles } from "../theme.ts";
import type { MethodName } from "../tables/index.ts";

/** Which of the methods occur in some rows, in the report's order. */
export function methodsIn(
  rows: readonly { readonly method: string }[],
  methods: readonly MethodName[],
): MethodName[] {
  const present = new Set(rows.map(({ method }) => method));
  return methods.filter(({ name }) => present.has(name));
}

/** Colour, symbol and dash of the methods, all on the field `method` so that they share one legend. */
export function methodEncoding(present: readonly MethodName[], all: readonly MethodName[]) {
  const styles = new Map(methodStyles(all).map((style, at) => [all[at]?.name, style]));
  const domain = present.map(({ label }) => label);
  const range = <Value>(of: (style: { colour: string; shape: string; dash: readonly number[] }) => Value) =>
    present.map(({ name }) => {
      const style = styles.get(name);
      return of(style ?? { colour: "#7A7A7A", shape: "circle", dash: [] });
    });
  return {
    color: {
      field: "method",
      type: "nominal" as const,
      title: null,
      // The first layer is a faint band; the legend is not.
      legend: { symbolOpacity: 1 },
      scale: { domain, range: range(({ colour }) => colour) },
    },
    shape: {
      field: "method",
      type: "nominal" as const,
      title: null,
      scale: { domain, range: range(({ shape }) => shape) },
    },
    strokeDash: {
      field: "method",
      type: "nominal" as const,
      title: null,
      scale: { domain, range: range(({ dash }) => [...dash]) },
    },
  };
}
