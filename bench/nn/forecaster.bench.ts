import type { Case } from "../case.ts";

/** Tensors are imported when they are wanted. */
const forecaster = () => import("./forecaster.ts");

export default [
  {
    name: "forecaster, the hours of an 80-h window, plain arrays",
    load: async () => ({ run: (await forecaster()).forecastWindow }),
  },
  {
    name: "forecaster, training step, batch 256, wasm",
    async load() {
      const { trainingStep } = await forecaster();
      return { run: () => trainingStep("wasm") };
    },
  },
  {
    name: "forecaster, linear skip of a zone, 28,051 h",
    load: async () => ({ run: (await forecaster()).fitSkipOfZone }),
  },
] satisfies Case[];
