import type { FlagSet, FlagValues } from "../../harness/cli/index.ts";
import { LIVE_FLAGS } from "./live-flags.ts";

/** What a search whose networks are trained for real is asked. */
export const OPEN_DOMAIN_FLAGS = {
  ...LIVE_FLAGS,
  method: { value: "text", describe: "who searches; one that samples must judge by a supernet (one-shot)" },
  hours: { value: "number", describe: "length of the search, h" },
  carbonBudgetKg: {
    value: "number",
    describe: "stop the search at so much carbon, accounting full, kg; 0: no limit",
  },
  gpus: { value: "number", describe: "GPUs of the search; each is one device at the speed of this one" },
  initial: { value: "number", describe: "architectures trained before the search" },
  supernetEpochs: { value: "number", describe: "epochs of the supernet, one path a step" },
  splitEdge: {
    value: "number",
    describe: "edge of the cell, 1 to 6, by whose operations the supernet is split (few-shot); 0: not split",
  },
  finalEpochs: {
    value: "number",
    describe: "epochs of the trainings of the front; 0: twice those of the search",
  },
  finalSeeds: { value: "number", describe: "trainings of each network of the front" },
  realTime: {
    value: "switch",
    describe:
      "the search takes the hours that it says, pauses included; else its work takes the time that was measured",
  },
  dryRun: { value: "switch", describe: "tell what it would cost, from a short trial, and stop there" },
} as const satisfies FlagSet;

export type OpenDomainRequest = FlagValues<typeof OPEN_DOMAIN_FLAGS>;
