import { methodNames, methodOf } from "../../baselines/index.ts";
import { traceNamed } from "../../datasets/store/trace-name.ts";
import type { Accounting } from "../../harness/carbon/index.ts";
import type { MethodDefinition } from "../../harness/method/index.ts";
import { PAPER_OBJECTIVES } from "../../harness/nas/index.ts";
import type { Objective } from "../../harness/record/index.ts";
import { UsageError, unknownName } from "../../harness/text/index.ts";
import { epochMsOf, isoOf } from "../../harness/units/index.ts";
import { accountingsOf } from "./accountings.ts";
import { AUTO, autoForecaster } from "./auto-forecaster.ts";
import { checkForecaster } from "./forecasters.ts";
import type { Experiment, Request } from "../scenario.ts";
import { forecasterWeightsOf, methodWeights } from "./weights-used.ts";

/**
 * A request with every name resolved and every default filled in: all that determines the runs, beside data and code. Its start is
 * ISO 8601, UTC; its forecaster is one that there is.
 */
export interface Setting extends Omit<Request, "accounting"> {
  readonly scenario: string;
  readonly question: string;
  readonly initialArchitectures: number;
  readonly accountings: readonly Accounting[];
  /** Why this forecaster, where `auto` was asked for; null where it was named. */
  readonly forecasterChosen: string | null;
  /** sha256 of the weights that methods, by name, and `forecaster` read. */
  readonly weights: Readonly<Record<string, string>>;
  readonly objectives: readonly Objective[];
}

/** Known at the start of every search, as in the released code. */
const INITIAL_ARCHITECTURES = 10;

/** @throws UsageError saying what is unknown or out of range, and what would do. */
export function resolve(scenario: Pick<Experiment, "name" | "question">, request: Request): Setting {
  const { methods, seeds, trace, start, hours, gpus, carbonBudgetKg, onBudget, accounting, data } = request;
  checkNumber("--hours", hours, hours > 0 && hours <= 8784, "more than 0, at most 8784 (a year)");
  checkNumber(
    "--gpus",
    gpus,
    Number.isInteger(gpus) && gpus >= 1 && gpus <= 4096,
    "an integer from 1 to 4096",
  );
  checkNumber("--switch-seconds", request.switchSeconds, request.switchSeconds >= 0, "0 or more");
  checkNumber("--resume-seconds", request.resumeSeconds, request.resumeSeconds >= 0, "0 or more");
  if (carbonBudgetKg !== null)
    checkNumber("--carbon-budget-kg", carbonBudgetKg, carbonBudgetKg > 0, "more than 0");
  if (methods.length === 0) throw new UsageError("--methods: got none, expected at least one");
  refuseRepeats("--methods", methods);
  traceNamed(trace);
  const definitions = methods.map(definitionOf);
  for (const definition of definitions) checkGpus(definition, gpus);
  const instant = instantOf(start);
  const chosen = chosenForecaster(request);
  const { agentWeights, forecasterWeights } = request;
  return {
    scenario: scenario.name,
    question: scenario.question,
    methods,
    seeds,
    trace,
    start: instant,
    hours,
    gpus,
    initialArchitectures: INITIAL_ARCHITECTURES,
    carbonBudgetKg,
    onBudget,
    accountings: accountingsOf(accounting),
    switchSeconds: request.switchSeconds,
    resumeSeconds: request.resumeSeconds,
    ...chosen,
    agentWeights,
    forecasterWeights,
    weights: {
      ...methodWeights(definitions, agentWeights),
      ...forecasterWeightsOf({ forecaster: chosen.forecaster, trace, data }, forecasterWeights),
    },
    objectives: PAPER_OBJECTIVES,
    data,
  };
}

/** The forecaster that is asked for; where that is `auto`, what it comes to and why. @throws UsageError */
export function chosenForecaster({
  forecaster,
  trace,
  start,
  forecasterWeights,
}: Request): Pick<Setting, "forecaster" | "forecasterChosen"> {
  if (forecaster !== AUTO) return { forecaster: checkForecaster(forecaster), forecasterChosen: null };
  const chosen = autoForecaster(trace, instantOf(start), forecasterWeights);
  return { forecaster: chosen.forecaster, forecasterChosen: chosen.why };
}

/** @throws UsageError listing the known methods, nearest first. */
export function definitionOf(name: string): MethodDefinition {
  const definition = methodOf(name);
  if (definition === undefined) throw unknownName("method", name, methodNames());
  return definition;
}

function checkGpus({ name, minGpus }: MethodDefinition, gpus: number): void {
  if (gpus < minGpus) {
    throw new UsageError(
      `method ${name} needs at least ${minGpus} GPUs, got --gpus ${gpus}; leave it out with --methods, or add GPUs`,
    );
  }
}

function instantOf(start: string): string {
  try {
    return isoOf(epochMsOf(start));
  } catch (error) {
    throw new UsageError(`--start: ${(error as Error).message}`, { cause: error });
  }
}

function checkNumber(flag: string, got: number, fits: boolean, expected: string): void {
  if (!(Number.isFinite(got) && fits)) throw new UsageError(`${flag}: got ${got}, expected ${expected}`);
}

function refuseRepeats(flag: string, names: readonly string[]): void {
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) throw new UsageError(`${flag}: ${repeated} is named twice`);
}
