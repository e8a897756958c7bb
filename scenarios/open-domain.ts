import { methodNames, methodOf } from "../baselines/index.ts";
import type { MethodDefinition } from "../harness/method/index.ts";
import { EDGES } from "../harness/nas/index.ts";
import { UsageError, unknownName } from "../harness/text/index.ts";
import { LIVE_DEFAULTS, OWN_TRAINER, checkLive, flagOf } from "./live/live-flags.ts";
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
    splitEdge: 0,
    finalEpochs: 0,
    finalSeeds: 2,
    realTime: false,
    dryRun: false,
  },
  check(request) {
    checkLive(request);
    const method = methodOf(request.method);
    if (method === undefined) throw unknownName("method", request.method, methodNames());
    if (!(request.carbonBudgetKg >= 0)) {
      throw new UsageError(`--carbon-budget-kg: got ${request.carbonBudgetKg}, expected 0 or more`);
    }
    if (!(request.hours > 0)) throw new UsageError(`--hours: got ${request.hours}, expected more than 0`);
    const least = {
      gpus: 1,
      initial: 1,
      finalSeeds: 1,
      finalEpochs: 0,
      supernetEpochs: method.sampler === null ? 0 : 1,
    };
    for (const [name, from] of Object.entries(least) as [keyof typeof least, number][]) {
      if (Number.isSafeInteger(request[name]) && request[name] >= from) continue;
      throw new UsageError(`${flagOf(name)}: got ${request[name]}, expected a whole number from ${from} on`);
    }
    if (request.gpus < method.minGpus) {
      throw new UsageError(`--gpus: ${method.name} needs at least ${method.minGpus}, got ${request.gpus}`);
    }
    if (method.bound) throw new UsageError(`--method ${method.name}: a bound needs the table`);
    checkSplit(request, method);
    if (request.realTime && request.devices < request.gpus) {
      throw new UsageError(
        `--real-time: ${request.gpus} GPUs of the search need as many --devices, got ${request.devices}`,
      );
    }
  },
  run: async (request, context) => (await import("./studies/open-domain.ts")).runOpenDomain(request, context),
  retell: async (request, records, context) =>
    (await import("./studies/open-domain.ts")).retellOpenDomain(request, records, context),
};

/** Judges that a method needs and the supernet that is trained must be of one kind. */
function checkSplit({ splitEdge, trainer }: OpenDomainRequest, { name, sampler }: MethodDefinition): void {
  if (!(Number.isInteger(splitEdge) && splitEdge >= 0 && splitEdge <= EDGES.length)) {
    throw new UsageError(
      `--split-edge: got ${splitEdge}, expected 0 (one supernet) or an edge, 1 to ${EDGES.length}`,
    );
  }
  const judge = splitEdge > 0 ? "few-shot" : "one-shot";
  if (splitEdge > 0 && sampler === null) {
    throw new UsageError(`--split-edge: ${name} never samples, no supernet is trained for it`);
  }
  if (splitEdge > 0 && trainer !== OWN_TRAINER) {
    throw new UsageError(
      "--split-edge: the project's own trainer alone splits a supernet, leave --trainer out",
    );
  }
  if (sampler === null || sampler === judge) return;
  const remedy =
    sampler === "few-shot"
      ? "name the edge that the supernet is split by, --split-edge 1, or take ce-nas-one-shot"
      : "leave --split-edge out, or take ce-nas";
  throw new UsageError(`--method ${name}: it judges by ${sampler}, and the supernet is ${judge}; ${remedy}`);
}
