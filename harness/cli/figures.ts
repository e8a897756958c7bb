import type { CommandModule } from "yargs";
import { FIGURES_FOLDER, type FigureApi, type FigureRow } from "./figure-api.ts";
import { openProgress } from "./run-progress.ts";
import { openTransferReport } from "./transfer-progress.ts";
import { WORKERS_OPTION, checkWorkers } from "./workers-flag.ts";

interface Arguments {
  only?: string | undefined;
  out: string;
  data: string;
  mirror?: string | undefined;
  cache?: string | undefined;
  workers?: number | undefined;
  list: boolean;
  json: boolean;
  quiet: boolean;
}

/** `figures`: every figure and table of the plan, from cached runs or by running what is missing. */
export function figuresCommand(load: () => Promise<FigureApi>): CommandModule<object, Arguments> {
  return {
    command: "figures",
    describe: "regenerate every figure and table; goes on where it was cut off",
    builder: (yargs) =>
      yargs
        .option("only", { type: "string", requiresArg: true, describe: "one figure or table, by its id" })
        .option("out", {
          type: "string",
          requiresArg: true,
          default: FIGURES_FOLDER,
          describe: "folder to write",
        })
        .option("data", {
          choices: ["auto", "real", "sample"],
          default: "auto",
          describe: "real data, or models",
        })
        .option("mirror", {
          type: "string",
          requiresArg: true,
          describe: "folder that stands in for the network",
        })
        .option("cache", { type: "string", requiresArg: true, describe: "folder for downloaded data" })
        .option("workers", WORKERS_OPTION)
        .option("list", { type: "boolean", default: false, describe: "the plan, and what of it is there" })
        .option("json", { type: "boolean", default: false, describe: "print JSON instead of text" })
        .option("quiet", { type: "boolean", default: false, describe: "no progress" }),
    handler: async (argv) => {
      const api = await load();
      const print = (text: string): void => void process.stdout.write(`${text}\n`);
      if (argv.list) {
        const rows = await api.list(argv as Arguments & { only: string | undefined });
        print(argv.json ? JSON.stringify(rows, null, 2) : listText(rows));
        return;
      }
      const result = await make(api, argv);
      print(argv.json ? JSON.stringify(result, null, 2) : `${result.made} made or kept in ${result.folder}`);
      if (result.missing.length > 0) {
        process.stderr.write(`their scenarios' reports lack: ${result.missing.join(", ")}\n`);
        process.exitCode = 1;
      }
      if (result.damaged.length > 0) {
        process.stderr.write(`could not be drawn:\n${result.damaged.join("\n")}\n`);
        process.exitCode = 1;
      }
      if (result.failures.length > 0) {
        process.stderr.write(
          `${result.failures.length} run(s) failed, what is drawn rests on the others:\n${result.failures.join("\n")}\n`,
        );
        process.exitCode = 1;
      }
    },
  };
}

async function make(api: FigureApi, argv: Arguments): ReturnType<FigureApi["make"]> {
  checkWorkers(argv.workers);
  const transfers = openTransferReport(argv.quiet);
  let plan = openProgress(argv.quiet, "figures and tables");
  let runs = openProgress(argv.quiet);
  return api
    .make({
      out: argv.out,
      only: argv.only,
      data: argv.data,
      mirror: argv.mirror ?? process.env["CENAS_MIRROR"],
      cache: argv.cache,
      workers: argv.workers,
      onNotice: (notice) => transfers.note(notice),
      onTransfer: (state) => transfers.update(state),
      onRuns: (state) => {
        // One bar at a time.
        transfers.close();
        plan.close();
        plan = openProgress(argv.quiet, "figures and tables");
        runs.update(state);
        if (state.done < state.total) return;
        runs.close();
        runs = openProgress(argv.quiet);
      },
      onProgress: (state) => plan.update(state),
    })
    .finally(() => {
      transfers.close();
      runs.close();
      plan.close();
    });
}

function listText(rows: readonly FigureRow[]): string {
  return rows
    .map(
      ({ id, kind, question, paper, scenario, state }) =>
        `${state.padEnd(8)}${kind.padEnd(7)} ${id.padEnd(26)} ${scenario.padEnd(17)} ${question}\n` +
        `${" ".repeat(16)}${paper === null ? "beside the paper" : `paper: ${paper}`}`,
    )
    .join("\n");
}
