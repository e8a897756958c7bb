import type { CommandModule } from "yargs";
import type { ReportApi, Verification } from "./report-api.ts";
import { openRunReport } from "./run-report.ts";
import { WORKERS_OPTION, checkWorkers } from "./workers-flag.ts";

interface Arguments {
  folder: string;
  mirror?: string | undefined;
  cache?: string | undefined;
  workers?: number | undefined;
  json: boolean;
  quiet: boolean;
}

/** `verify <folder>`: runs a report's scenario again from its recorded setting; exit code 1 where results differ. */
export function verifyCommand(load: () => Promise<ReportApi>): CommandModule<object, Arguments> {
  return {
    command: "verify <folder>",
    describe:
      "run a report's scenario again, or tell it again from records of real work, and tell every difference",
    builder: (yargs) =>
      yargs
        .positional("folder", { type: "string", demandOption: true, describe: "the report's folder" })
        .option("mirror", {
          type: "string",
          requiresArg: true,
          describe: "folder that stands in for the network",
        })
        .option("cache", { type: "string", requiresArg: true, describe: "folder for downloaded data" })
        .option("workers", WORKERS_OPTION)
        .option("json", { type: "boolean", default: false, describe: "print JSON instead of text" })
        .option("quiet", { type: "boolean", default: false, describe: "no progress" }),
    handler: async ({ folder, mirror, cache, workers, json, quiet }) => {
      checkWorkers(workers);
      const { close, ...told } = openRunReport(quiet);
      const api = await load();
      const verification = await api
        .verify(folder, {
          mirror: mirror ?? process.env["CENAS_MIRROR"],
          cache,
          workers,
          ...told,
        })
        .finally(close);
      process.stdout.write(`${json ? JSON.stringify(verification, null, 2) : textOf(verification)}\n`);
      if (!verification.same) process.exitCode = 1;
    },
  };
}

function textOf({ command, isRetold, differences, older, same }: Verification): string {
  const lines = differences.map(
    ({ what, where, recorded, rerun }) => `${what.padEnd(8)}  ${where}: recorded ${recorded}, now ${rerun}`,
  );
  const verdict = same
    ? `the results are the same${lines.length === 0 ? ", byte for byte" : ""}`
    : "the results differ";
  const done = isRetold
    ? "told again from the folder's records of real work; nothing was trained, since no training comes to the same bytes on " +
      `another device\nof   ${command}`
    : `ran  ${command}`;
  return [done, ...lines, ...(older === undefined ? [] : [older]), verdict].join("\n");
}
