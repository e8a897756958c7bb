import yargs from "yargs";
import { UsageError, unknownName } from "../text/index.ts";
import { compareCommand } from "./compare.ts";
import { datasetsCommand } from "./datasets.ts";
import type { DatasetApi } from "./datasets-api.ts";
import { doctorCommand } from "./doctor.ts";
import { figuresCommand } from "./figures.ts";
import type { FigureApi } from "./figure-api.ts";
import { reportCommand } from "./report.ts";
import type { ReportApi } from "./report-api.ts";
import { scenarioCommand } from "./scenario.ts";
import type { ScenarioApi } from "./scenario-api.ts";
import { trainerCommand, type RunnerLoader } from "./trainer.ts";
import { trainCommand, type Trainings } from "./train.ts";
import { verifyCommand } from "./verify.ts";

/** What the commands work on, loaded when a command needs it: `--help` loads none. */
export interface CommandLoaders {
  /** The package's own, whatever project it is installed in. */
  version(): string;
  scenarios(): Promise<ScenarioApi>;
  datasets(): Promise<DatasetApi>;
  training(): Promise<Trainings>;
  readonly trainer: RunnerLoader;
  reports(): Promise<ReportApi>;
  figures(): Promise<FigureApi>;
}

/** Exit codes: 0 done, 1 a run failed or data could not be had, 2 the user asked for something that is not there. */
const FAILED = 1;
const USAGE = 2;
const COMMANDS = [
  "scenario",
  "report",
  "verify",
  "compare",
  "figures",
  "datasets",
  "train",
  "trainer",
  "doctor",
];

/** The command line. Sets the process's exit code; throws nothing. */
export async function main(args: readonly string[], loaders: CommandLoaders): Promise<void> {
  const parser = yargs([...args])
    .scriptName("cenas-bench")
    .version(loaders.version())
    .parserConfiguration({ "parse-positional-numbers": false })
    .command(scenarioCommand(loaders.scenarios, args))
    .command(reportCommand(loaders.reports))
    .command(verifyCommand(loaders.reports))
    .command(compareCommand(loaders.reports))
    .command(figuresCommand(loaders.figures))
    .command(datasetsCommand(loaders.datasets))
    .command(trainCommand(loaders.training))
    .command(trainerCommand(loaders.trainer))
    .command(doctorCommand())
    .demandCommand(1, "name a command")
    .strict()
    .check((argv) => {
      refuseRepeats(argv, args, parser as unknown as KnowsFlags);
      return true;
    })
    .fail((message, error) => {
      throw error ?? usageOf(message, args, parser as unknown as KnowsFlags);
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    const usage = error instanceof UsageError || (error as Error).name === "YError";
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = usage ? USAGE : FAILED;
  }
}

/** A flag that holds one value, given twice: yargs would make a list of it. @throws UsageError naming the flag. */
function refuseRepeats(
  argv: Readonly<Record<string, unknown>>,
  args: readonly string[],
  parser: KnowsFlags,
): void {
  const { key, array } = parser.getOptions();
  // Arguments without a flag may be lists too, under names that nobody typed.
  const typed = new Set(args.filter((arg) => arg.startsWith("-")).map(flagIn));
  const repeated = Object.keys(key).find(
    (flag) => typed.has(flag) && Array.isArray(argv[flag]) && !array.includes(flag),
  );
  if (repeated !== undefined) throw new UsageError(`--${repeated} is given more than once`);
}

/** `--no-flag=value` as `flag`. */
function flagIn(arg: string): string {
  return arg.replace(/^--?(no-)?/, "").split("=")[0];
}

/** A part of yargs that its types leave out. */
interface KnowsFlags {
  /** The flags of the command at hand, while it is being parsed. */
  getOptions(): { readonly key: Readonly<Record<string, unknown>>; readonly array: readonly string[] };
}

/** yargs' complaint, with what is known, nearest first, where a name is unknown. */
function usageOf(message: string, args: readonly string[], parser: KnowsFlags): UsageError {
  const [, unknown] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
  if (unknown === undefined) return new UsageError(`${message}; see --help`);
  const [command] = args;
  if (!command.startsWith("-") && !COMMANDS.includes(command))
    return unknownName("command", command, COMMANDS);
  const [first] = unknown.split(", ");
  if (args.some((arg) => arg.startsWith("-") && flagIn(arg) === first)) {
    // Each flag stands twice, as typed and in camel case.
    const known = Object.keys(parser.getOptions().key).filter(
      (flag) => flag.length > 1 && !/[A-Z]/.test(flag),
    );
    return unknownName("flag", first, known);
  }
  return new UsageError(`unknown argument "${first}"; see --help`);
}
