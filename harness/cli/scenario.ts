import type { Argv, CommandModule } from "yargs";
import { UsageError, jsonText, unknownName } from "../text/index.ts";
import { EXPERIMENT_FLAGS } from "./experiment-flags.ts";
import { addFlags, typedValues, type FlagSet } from "./flags.ts";
import { openRunReport } from "./run-report.ts";
import type { ScenarioApi, TypedFlags } from "./scenario-api.ts";
import { WORKERS_FLAG, checkWorkers } from "./workers-flag.ts";

interface Arguments {
  name?: string | undefined;
  mirror?: string | undefined;
  cache?: string | undefined;
  workers?: number | undefined;
  out?: string | undefined;
  json: boolean;
  quiet: boolean;
  list: boolean;
  explain: boolean;
}

/** Flags that change no result: where data and results lie, how the work is done and told. */
const PLACES = {
  mirror: { value: "text", describe: "folder that stands in for the network (or CENAS_MIRROR)" },
  cache: { value: "text", describe: "folder for downloaded data" },
  workers: WORKERS_FLAG,
  out: { value: "text", describe: "folder to write" },
} as const satisfies FlagSet;

/**
 * `scenario <name>`: runs a scenario, prints its table (or JSON) and writes its folder.
 * @param args the whole command line: which flags there are depends on the scenario that it names.
 */
export function scenarioCommand(
  load: () => Promise<ScenarioApi>,
  args: readonly string[],
): CommandModule<object, Arguments> {
  return {
    command: "scenario [name]",
    describe: "run a scenario and write its report",
    builder: async (yargs) => options(yargs, await namedIn(load, args)),
    handler: async (argv) => handle(argv, await load()),
  };
}

/** What `--help` tells of a scenario, and what it takes. */
interface Named {
  readonly usage: string;
  readonly flags: FlagSet;
  readonly defaults: TypedFlags;
}

const UNNAMED: Named = {
  usage:
    "cenas-bench scenario <name>\n\nRuns a scenario and writes its report. `scenario <name> --help` tells the scenario's own flags and its defaults, `scenario --list` the names.",
  flags: EXPERIMENT_FLAGS,
  defaults: {},
};

/** The scenario that is named, wherever its name stands; what all experiments take until one is. */
async function namedIn(load: () => Promise<ScenarioApi>, args: readonly string[]): Promise<Named> {
  const words = args.slice(1).filter((arg) => !arg.startsWith("-"));
  if (words.length === 0) return UNNAMED;
  const api = await load();
  const known = new Set(api.list().map(({ name }) => name));
  // Else a flag that only another scenario has would be blamed.
  if (!args[1].startsWith("-") && !known.has(args[1])) throw unknownName("scenario", args[1], [...known]);
  const name = words.find((word) => known.has(word));
  if (name === undefined) return UNNAMED;
  const { question, values } = api.defaults(name);
  return { usage: `cenas-bench scenario ${name}\n\n${question}`, flags: api.flags(name), defaults: values };
}

function options(yargs: Argv, { usage, flags, defaults }: Named): Argv<Arguments> {
  return addFlags(addFlags(yargs.usage(usage), flags, defaults), PLACES)
    .positional("name", { type: "string", describe: "the scenario; --list names them" })
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
    });
}

async function handle(argv: Arguments, api: ScenarioApi): Promise<void> {
  if (argv.list) {
    print(listing(api, argv.json));
    return;
  }
  if (argv.name === undefined)
    throw new UsageError(
      "name a scenario, such as: npm run scenario -- hwnasbench; npm run scenario -- --list names them " +
        "(npm keeps flags for itself that stand before the --)",
    );
  const flags = typedValues({ ...argv }, api.flags(argv.name));
  if (argv.explain) {
    print(JSON.stringify(api.explain(argv.name, flags), null, 2));
    return;
  }
  checkWorkers(argv.workers);
  const { close, ...told } = openRunReport(argv.quiet);
  const outcome = await api
    .run(argv.name, flags, {
      mirror: argv.mirror ?? process.env["CENAS_MIRROR"],
      cache: argv.cache,
      workers: argv.workers,
      out: argv.out,
      ...told,
    })
    .finally(close);
  const { document, text, folder, report, failures } = outcome;
  print(argv.json ? jsonText(document) : `${text}\nresults  ${folder}\nreport   ${report}`);
  if (failures.length > 0) {
    process.stderr.write(`${failures.length} run(s) failed:\n${failures.join("\n")}\n`);
    process.exitCode = 1;
  }
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
