import { existsSync } from "node:fs";
import type { Case } from "../case.ts";

const cached = () => import("./cached-runs.ts");

/** `npm run figures` where nothing needs to be run, as a command; and what it spends its time on, in this process. */
export default [
  {
    name: "figures, one from a cached run (sample)",
    clock: "wall",
    load: async () => ({ run: await (await cached()).oneFigure() }),
  },
  // Its runs take long: measured where `npm run figures` has made them.
  ...(existsSync("runs/figures/index.html")
    ? [
        {
          name: "figures, the whole plan from cached runs",
          clock: "wall" as const,
          load: async () => ({ run: (await cached()).wholePlan() }),
        },
      ]
    : []),
  {
    name: "figures of a report, drawn as SVG and PNG",
    load: async () => ({ run: (await cached()).figuresRendered }),
  },
  {
    name: "page of all figures, built from two reports",
    async load() {
      const { pageOfTwoReports } = await cached();
      return { run: pageOfTwoReports };
    },
  },
] satisfies Case[];
