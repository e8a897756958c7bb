import { DEFAULT_METHODS, methodList } from "../baselines/index.ts";
import {
  DATA_FLAGS,
  EXPERIMENT_FLAGS,
  type RunOptions,
  type ScenarioApi,
  type ScenarioOutcome,
  type TypedFlags,
} from "../harness/cli/index.ts";
import { UsageError, unknownName } from "../harness/text/index.ts";
import { cellsOf } from "./running/cell.ts";
import { checkCatalogued } from "./setting/check-window.ts";
import { publicRequest, publicSetting, without } from "./setting/public-setting.ts";
import { SCENARIOS } from "./registry.ts";
import { runCountNote } from "./running/runs-of.ts";
import type { Experiment, Records, Request, Scenario, Study, StudyRequest } from "./scenario.ts";

/** The scenarios as the command line meets them. */
export const scenarioApi: ScenarioApi = {
  list: () => SCENARIOS.map(({ name, question }) => ({ name, question })),
  methods: () => {
    const all = methodList();
    const first = DEFAULT_METHODS.flatMap((name) => all.filter((method) => method.name === name));
    return [...first, ...all.filter((method) => !first.includes(method))];
  },
  flags: (name) => {
    const scenario = named(name);
    if (scenario.kind === "study") return { ...scenario.flags, ...DATA_FLAGS };
    return { ...scenario.flags, ...without(EXPERIMENT_FLAGS, scenario.varies ?? []) };
  },
  defaults: (name) => {
    const { question, defaults } = named(name);
    return { question, values: { data: "auto", ...defaults } };
  },
  explain: (name, typed) => {
    const scenario = named(name);
    if (scenario.kind === "study") {
      const request = requestOf(scenario, typed);
      return { scenario: name, question: scenario.question, ...request, ...scenario.restsOn?.(request) };
    }
    const request = askedOf(scenario, typed);
    const cells = cellsOf(scenario, request);
    const notes = [...new Set(cells.map((cell) => checkCatalogued(cell.setting))), runCountNote(cells)];
    const setting = { ...publicRequest(scenario, request, cells), notes };
    if (scenario.cells === undefined) return setting;
    return { ...setting, cells: cells.map((cell) => ({ cell: cell.name, ...publicSetting(cell.setting) })) };
  },
  run: async (name, typed, options) => {
    const scenario = named(name);
    if (scenario.kind === "study") {
      const { runStudy } = await import("./running/run-study.ts");
      return runStudy(scenario, requestOf(scenario, typed), options);
    }
    const { runExperiment } = await import("./running/run-experiment.ts");
    return runExperiment(scenario, askedOf(scenario, typed), options);
  },
};

/** A study told again from records of its work: as {@link scenarioApi.run}, but for the work. */
export async function retold(
  study: Study,
  typed: TypedFlags,
  records: Records,
  options: RunOptions,
): Promise<ScenarioOutcome> {
  const { runStudy } = await import("./running/run-study.ts");
  const request = requestOf(study, typed);
  return runStudy(study, request, options, async () => {
    if (study.retell === undefined) throw new Error(`${study.name} leaves no records to be told again from`);
    return study.retell(request, records, options);
  });
}

function named(name: string): Scenario {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  if (scenario === undefined) {
    throw unknownName(
      "scenario",
      name,
      SCENARIOS.map((candidate) => candidate.name),
    );
  }
  return scenario;
}

function askedOf({ defaults }: Experiment, { agent, ...typed }: TypedFlags): Request {
  const request = { ...defaults, ...typed } as Request;
  return agent === "online" ? { ...request, methods: withOnlineAgent(request.methods) } : request;
}

/** `--agent online` is a short way to name the released agent's variant. @throws UsageError where it would change nothing. */
function withOnlineAgent(methods: readonly string[]): string[] {
  if (!methods.includes("ce-nas")) {
    throw new UsageError(`--agent online: ce-nas is not among the methods: ${methods.join(", ")}`);
  }
  return methods.map((name) => (name === "ce-nas" ? "ce-nas-online" : name));
}

function requestOf(study: Study, typed: TypedFlags): StudyRequest {
  const request = { data: "auto", ...study.defaults, ...typed } as StudyRequest;
  study.check?.(request);
  return request;
}
