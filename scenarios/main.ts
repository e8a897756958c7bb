#!/usr/bin/env node
import { main } from "../harness/cli/index.ts";
import { packageVersion } from "./results/version.ts";

await main(process.argv.slice(2), {
  version: packageVersion,
  datasets: async () => (await import("../datasets/index.ts")).datasetApi,
  training: async () => (await import("./training/api.ts")).trainApi,
  trainer: async (backend) => (await import("./training/network-runner.ts")).networkRunner(backend),
  reports: async () => (await import("./report/api.ts")).reportApi,
  figures: async () => (await import("./figures/api.ts")).figureApi,
  scenarios: async () => (await import("./api.ts")).scenarioApi,
});
