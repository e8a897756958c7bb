import type { CommandModule } from "yargs";
import { openProgress } from "./run-progress.ts";
import type { ReportApi } from "./report-api.ts";

interface Arguments {
  folder: string[];
  out?: string | undefined;
  json: boolean;
  quiet: boolean;
}

/** `report <folder…>`: a report from run logs alone, with every figure drawn as SVG and PNG. */
export function reportCommand(load: () => Promise<ReportApi>): CommandModule<object, Arguments> {
  return {
    command: "report <folder..>",
    describe: "rebuild a report from run logs, or one report from several run folders",
    builder: (yargs) =>
      yargs
        .positional("folder", { type: "string", array: true, demandOption: true, describe: "run folders" })
        .option("out", { type: "string", requiresArg: true, describe: "folder to write" })
        .option("json", { type: "boolean", default: false, describe: "print JSON instead of the table" })
        .option("quiet", { type: "boolean", default: false, describe: "no progress" }),
    handler: async ({ folder: folders, out, json, quiet }) => {
      const progress = openProgress(quiet, "figures");
      const { document, text, folder, report } = await (
        await load()
      )
        .report(folders, { out, onProgress: (state) => progress.update(state) })
        .finally(() => progress.close());
      const shown = json
        ? JSON.stringify(document, null, 2)
        : `${text}\nresults  ${folder}\nreport   ${report}`;
      process.stdout.write(`${shown}\n`);
    },
  };
}
