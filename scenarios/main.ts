#!/usr/bin/env node
import { main } from "../harness/cli/index.ts";

await main(process.argv.slice(2), {
  datasets: async () => (await import("../datasets/index.ts")).datasetApi,
  training: async () => (await import("./training/api.ts")).trainApi,
  scenarios: async () => (await import("./api.ts")).scenarioApi,
});
