import { methodNames, methodOf } from "../baselines/index.ts";
import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { UsageError, unknownName } from "../harness/text/index.ts";
import { LIVE_DEFAULTS, LIVE_FLAGS, checkLive } from "./live/live-flags.ts";
import type { Study } from "./scenario.ts";

const FLAGS = {
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

/** A search of NAS-Bench-201's space in which every network is trained for real, without the table. */
export const openDomain: Study<FlagValues<typeof FLAGS>> = {
  kind: "study",
  name: "open-domain",
  question: "What does CE-NAS find where there is no table, and what does it emit?",
  flags: FLAGS,
  defaults: {
    ...LIVE_DEFAULTS,
    method: "ce-nas-one-shot",
    hours: 2,
    carbonBudgetKg: 0,
    gpus: 2,
    initial: 4,
    supernetEpochs: 6,
    finalEpochs: 0,
    finalSeeds: 2,
    realTime: false,
    dryRun: false,
  },
  check(request) {
    checkLive(request);
    const method = methodOf(request.method);
    if (method === undefined) throw unknownName("method", request.method, methodNames());
    for (const name of ["hours", "carbonBudgetKg", "supernetEpochs", "finalEpochs"] as const) {
      if (!(request[name] >= 0)) throw new UsageError(`${name}: got ${request[name]}, expected 0 or more`);
    }
    if (!(request.hours > 0)) throw new UsageError(`--hours: got ${request.hours}, expected more than 0`);
    for (const name of ["gpus", "initial", "finalSeeds"] as const) {
      if (!(Number.isInteger(request[name]) && request[name] >= 1)) {
        throw new UsageError(`${name}: got ${request[name]}, expected a whole number from 1 on`);
      }
    }
    if (request.gpus < method.minGpus) {
      throw new UsageError(`--gpus: ${method.name} needs at least ${method.minGpus}, got ${request.gpus}`);
    }
    if (method.bound) throw new UsageError(`--method ${method.name}: a bound needs the table`);
    if (method.sampler !== null && method.sampler !== "one-shot") {
      throw new UsageError(
        `--method ${method.name}: it judges by ${method.sampler}, which works on the table alone; ce-nas-one-shot judges by a supernet that is trained`,
      );
    }
    if (request.realTime && request.devices < request.gpus) {
      throw new UsageError(
        `--real-time: ${request.gpus} GPUs of the search need as many --devices, got ${request.devices}`,
      );
    }
  },
  run: async (request, context) => (await import("./studies/open-domain.ts")).runOpenDomain(request, context),
};

export type OpenDomainRequest = FlagValues<typeof FLAGS>;
