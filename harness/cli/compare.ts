import type { CommandModule } from "yargs";
import type { ReportApi } from "./report-api.ts";

interface Arguments {
  a: string;
  b: string;
  json: boolean;
}

/** `compare <A> <B>`: two reports side by side. */
export function compareCommand(load: () => Promise<ReportApi>): CommandModule<object, Arguments> {
  return {
    command: "compare <a> <b>",
    describe: "two reports side by side, paired over the seeds that both have",
    builder: (yargs) =>
      yargs
        .positional("a", { type: "string", demandOption: true, describe: "a report's folder" })
        .positional("b", { type: "string", demandOption: true, describe: "the folder it is set against" })
        .option("json", { type: "boolean", default: false, describe: "print JSON instead of the table" }),
    handler: async ({ a, b, json }) => {
      const { document, text } = await (await load()).compare(a, b);
      process.stdout.write(json ? `${JSON.stringify(document, null, 2)}\n` : text);
    },
  };
}
