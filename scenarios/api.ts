import { DEFAULT_METHODS, methodNames, methodOf } from "../baselines/index.ts";
import type { ScenarioApi, ScenarioFlags } from "../harness/cli/index.ts";
import { unknownName } from "../harness/text/index.ts";
import { publicSetting } from "./manifest.ts";
import { SCENARIOS } from "./registry.ts";
import { resolve, type Setting } from "./setting.ts";

/** The scenarios as the command line meets them. */
export const scenarioApi: ScenarioApi = {
  list: () => SCENARIOS.map(({ name, question }) => ({ name, question })),
  methods: () => {
    const plain = [...new Set([...DEFAULT_METHODS, ...methodNames()])];
    return plain.map((name) => ({ name, summary: methodOf(name)?.summary ?? "a family of methods" }));
  },
  explain: (name, flags) => publicSetting(settingOf(name, flags)),
  run: async (name, flags, options) => {
    const setting = settingOf(name, flags);
    const { runScenario } = await import("./run-scenario.ts");
    return runScenario(setting, options);
  },
};

function settingOf(name: string, flags: ScenarioFlags): Setting {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  if (scenario === undefined) {
    throw unknownName(
      "scenario",
      name,
      SCENARIOS.map((candidate) => candidate.name),
    );
  }
  return resolve(scenario, { ...scenario.defaults, ...flags });
}
