import type { CommandModule } from "yargs";
import { UsageError } from "../text/index.ts";
import type { ReportApi } from "./report-api.ts";

interface Arguments {
  a?: string | undefined;
  b?: string | undefined;
  json: boolean;
}

/** `compare <A> <B>`: two reports side by side. */
export function compareCommand(load: () => Promise<ReportApi>): CommandModule<object, Arguments> {
  return {
    command: "compare [a] [b]",
    describe: "two reports side by side, paired over the seeds that both have",
    builder: (yargs) =>
      yargs
        .positional("a", { type: "string", describe: "a report's folder" })
        .positional("b", { type: "string", describe: "the folder it is set against" })
        .option("json", { type: "boolean", default: false, describe: "print JSON instead of the table" }),
    handler: async ({ a, b, json }) => {
      if (a === undefined || b === undefined) {
        throw new UsageError(
          `compare: got ${a === undefined ? "no folder" : `one folder, ${a}`}, expected two: npm run compare -- runs/<A> runs/<B>`,
        );
      }
      const { document, text } = await (await load()).compare(a, b);
      process.stdout.write(json ? `${JSON.stringify(document, null, 2)}\n` : text);
    },
  };
}
