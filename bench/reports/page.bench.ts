import { existsSync } from "node:fs";
import type { Case } from "../case.ts";

const made = () => import("./page.ts");

/** Building the page of a report, and opening one of twenty figures in a browser where there is one. */
export default [
  {
    name: "report, 3 methods x 20 seeds, all files",
    async load() {
      const { report } = await made();
      return { run: report, count: () => ({ files: report() }) };
    },
  },
  {
    name: "figures of a report, specs from tables",
    async load() {
      const { figureSpecs } = await made();
      return { run: figureSpecs, count: figureSpecs };
    },
  },
  {
    name: "figures of a report, drawn as SVG",
    load: async () => ({ run: (await made()).figuresDrawn }),
  },
  {
    name: "page, 20 figures, from tables",
    async load() {
      const { pageOfTwenty } = await made();
      return { run: () => pageOfTwenty().length };
    },
  },
  ...(existsSync("/usr/bin/chromium")
    ? [
        {
          name: "page, 20 figures, opened until drawn",
          clock: "wall" as const,
          load: async () => ({ run: (await made()).open }),
        },
      ]
    : []),
] satisfies Case[];
