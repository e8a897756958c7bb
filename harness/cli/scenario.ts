import type { Argv, CommandModule } from "yargs";
import { UsageError } from "../text/index.ts";
import { namesOf, seedsOf } from "./list-flags.ts";
import { openProgress } from "./run-progress.ts";
import type { ScenarioApi, ScenarioFlags } from "./scenario-api.ts";
import { summaryText } from "./summary-text.ts";

interface Arguments {
  name?: string | undefined;
  methods?: string[] | undefined;
  seeds?: string | undefined;
  trace?: string | undefined;
  start?: string | undefined;
  hours?: number | undefined;
  gpus?: number | undefined;
  carbonBudgetKg?: number | undefined;
  onBudget?: "do-not-start" | "cut" | undefined;
  accounting?: string[] | undefined;
  switchSeconds?: number | undefined;
  resumeSeconds?: number | undefined;
  data?: "auto" | "real" | "sample" | undefined;
  mirror?: string | undefined;
  cache?: string | undefined;
  workers?: number | undefined;
  out?: string | undefined;
  json: boolean;
  quiet: boolean;
  list: boolean;
  explain: boolean;
}

/** `scenario <name>`: runs an experiment, prints its table (or JSON) and writes its folder. */
export function scenarioCommand(load: () => Promise<ScenarioApi>): CommandModule<object, Arguments> {
  return {
    command: "scenario [name]",
    describe: "run an experiment and write its report",
    builder: options,
    handler: async (argv) => handle(argv, await load()),
  };
}

/** Flags that mean nothing without a value; a default in silence would answer another question. */
const VALUED = [
  "methods",
  "seeds",
  "trace",
  "start",
  "hours",
  "gpus",
  "carbon-budget-kg",
  "on-budget",
  "accounting",
  "switch-seconds",
  "resume-seconds",
  "data",
  "mirror",
  "cache",
  "workers",
  "out",
];

function options(yargs: Argv): Argv<Arguments> {
  return yargs
    .positional("name", { type: "string", describe: "the scenario; --list names them" })
    .option("methods", { type: "string", array: true, describe: "methods to compare: a,b" })
    .option("seeds", { type: "string", describe: "20, 1..20 or 3,7,9" })
    .option("trace", { type: "string", describe: "carbon trace: ZONE or ZONE@source" })
    .option("start", { type: "string", describe: "start of the search, ISO 8601, UTC" })
    .option("hours", { type: "number", describe: "longest duration of the search" })
    .option("gpus", { type: "number", describe: "GPUs of the cluster" })
    .option("carbon-budget-kg", { type: "number", describe: "stop at so much carbon, under each accounting" })
    .option("on-budget", {
      choices: ["do-not-start", "cut"] as const,
      describe: "the job that would cross the budget is not started, or cut off",
    })
    .option("accounting", { type: "string", array: true, describe: "paper, full, or a JSON file" })
    .option("switch-seconds", { type: "number", describe: "GPU time lost between sampling and training" })
    .option("resume-seconds", { type: "number", describe: "GPU time lost on a paused job" })
    .option("data", {
      choices: ["auto", "real", "sample"] as const,
      describe: "real data, or the embedded models; auto takes real where it can be had",
    })
    .option("mirror", { type: "string", describe: "folder that stands in for the network (or CENAS_MIRROR)" })
    .option("cache", { type: "string", describe: "folder for downloaded data" })
    .option("workers", { type: "number", describe: "threads; changes no result" })
    .option("out", { type: "string", describe: "folder to write" })
    .option("json", {
      type: "boolean",
      default: false,
      describe: "print one JSON document instead of the table",
    })
    .option("quiet", { type: "boolean", default: false, describe: "no progress" })
    .option("list", { type: "boolean", default: false, describe: "list scenarios and methods" })
    .option("explain", {
      type: "boolean",
      default: false,
      describe: "print the resolved scenario and run nothing",
    })
    .requiresArg(VALUED);
}

async function handle(argv: Arguments, api: ScenarioApi): Promise<void> {
  if (argv.list) {
    print(listing(api, argv.json));
    return;
  }
  if (argv.name === undefined)
    throw new UsageError("name a scenario, such as: scenario hwnasbench; --list names them");
  const flags = flagsOf(argv);
  if (argv.explain) {
    print(JSON.stringify(api.explain(argv.name, flags), null, 2));
    return;
  }
  if (argv.workers !== undefined && !(Number.isInteger(argv.workers) && argv.workers >= 1)) {
    throw new UsageError(`--workers: got ${argv.workers}, expected an integer of at least 1`);
  }
  const progress = openProgress(argv.quiet);
  const outcome = await api
    .run(argv.name, flags, {
      mirror: argv.mirror ?? process.env["CENAS_MIRROR"],
      cache: argv.cache,
      workers: argv.workers,
      out: argv.out,
      onNotice: (notice) => progress.note(notice),
      onProgress: (state) => progress.update(state),
    })
    .finally(() => progress.close());
  print(argv.json ? JSON.stringify(outcome.summary, null, 2) : summaryText(outcome));
  if (outcome.failures.length > 0) {
    process.stderr.write(`${outcome.failures.length} run(s) failed:\n${outcome.failures.join("\n")}\n`);
    process.exitCode = 1;
  }
}

function flagsOf(argv: Arguments): ScenarioFlags {
  const { trace, start, hours, gpus, carbonBudgetKg, onBudget, switchSeconds, resumeSeconds, data } = argv;
  const given = Object.entries({
    methods: argv.methods === undefined ? undefined : namesOf(argv.methods),
    seeds: argv.seeds === undefined ? undefined : seedsOf(argv.seeds),
    accounting: argv.accounting === undefined ? undefined : namesOf(argv.accounting),
    trace,
    start,
    hours,
    gpus,
    carbonBudgetKg,
    onBudget,
    switchSeconds,
    resumeSeconds,
    data,
  }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as ScenarioFlags;
}

function listing(api: ScenarioApi, json: boolean): string {
  const scenarios = api.list();
  const methods = api.methods();
  if (json) return JSON.stringify({ scenarios, methods }, null, 2);
  const lines = (rows: readonly (readonly [string, string])[]): string[] =>
    rows.map(([name, text]) => `  ${name.padEnd(24)}${text}`);
  return [
    "scenarios",
    ...lines(scenarios.map(({ name, question }) => [name, question])),
    "methods",
    ...lines(methods.map(({ name, summary }) => [name, summary])),
  ].join("\n");
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
