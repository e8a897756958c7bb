import { methodNames, methodOf } from "../baselines/index.ts";
import { UsageError, unknownName } from "../harness/text/index.ts";
import { LIVE_DEFAULTS, checkLive } from "./live/live-flags.ts";
import { OPEN_DOMAIN_FLAGS, type OpenDomainRequest } from "./live/open-domain-flags.ts";
import type { Study } from "./scenario.ts";

/** A search of NAS-Bench-201's space in which every network is trained for real, without the table. */
export const openDomain: Study<OpenDomainRequest> = {
  kind: "study",
  name: "open-domain",
  question: "What does CE-NAS find where there is no table, and what does it emit?",
  flags: OPEN_DOMAIN_FLAGS,
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
