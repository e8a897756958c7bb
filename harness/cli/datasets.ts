import type { Argv, CommandModule } from "yargs";
import { UsageError, unknownName } from "../text/index.ts";
import type { DatasetApi, DatasetShelf } from "./datasets-api.ts";
import { checkText, listText, pullText } from "./datasets-text.ts";
import { openTransferReport } from "./transfer-progress.ts";
import { writeChunks } from "./write-chunks.ts";

interface Arguments {
  mirror?: string | undefined;
  cache?: string | undefined;
  json: boolean;
}

const COMMANDS = ["list", "pull", "check", "export", "import", "fit-sample"];

/** What can be imported, by the name that the command line gives it. */
const IMPORTABLE = ["hw-nas-bench", "imagenet"];
/** As the reduced ImageNet of Chrabaszcz, Loshchilov and Hutter (2017); px. */
const IMAGENET_SIDE = 64;

/** `datasets <command>`: lists, fetches, checks, exports and imports the real data. */
export function datasetsCommand(load: () => Promise<DatasetApi>): CommandModule<object, Arguments> {
  /** Runs a step on the shelf that the flags name; progress and notices go to stderr. */
  const onShelf = async <T>(argv: Arguments, step: (shelf: DatasetShelf) => Promise<T>): Promise<T> => {
    const api = await load();
    const report = openTransferReport();
    const shelf = api.open({
      mirror: argv.mirror ?? process.env["CENAS_MIRROR"],
      cache: argv.cache,
      onProgress: (progress) => report.update(progress),
      onNotice: (notice) => report.note(notice),
    });
    return step(shelf).finally(() => report.close());
  };
  return {
    command: "datasets",
    describe: "list, fetch, check, export and import the real data",
    builder: (yargs) => commands(options(yargs), onShelf),
    handler: () => {},
  };
}

type OnShelf = <T>(argv: Arguments, step: (shelf: DatasetShelf) => Promise<T>) => Promise<T>;

function options(yargs: Argv): Argv<Arguments> {
  return yargs
    .option("mirror", { type: "string", describe: "folder that stands in for the network (or CENAS_MIRROR)" })
    .option("cache", { type: "string", describe: "folder for downloaded data" })
    .option("json", { type: "boolean", default: false, describe: "print JSON instead of text" });
}

function commands(yargs: Argv<Arguments>, onShelf: OnShelf): Argv<Arguments> {
  return yargs
    .command(
      "list [part]",
      "every dataset, where it is, and its licence; with a part of a name: those only",
      (y) => y.positional("part", { type: "string" }),
      async (argv) => {
        const rows = listed(await onShelf(argv, (shelf) => shelf.list()), argv.part);
        await print(argv.json ? json(rows) : listText(rows));
      },
    )
    .command(
      "pull [names..]",
      "fetch datasets; without a name, those of the main scenario",
      (y) => y.positional("names", { type: "string", array: true, default: [] as string[] }),
      async (argv) => {
        const rows = await onShelf(argv, (shelf) => shelf.pull(argv.names));
        await print(argv.json ? json(rows) : pullText(rows));
      },
    )
    .command(
      "check",
      "fetch what is missing and hold the data against its published anchors",
      (y) => y,
      async (argv) => {
        const rows = await onShelf(argv, (shelf) => shelf.check());
        await print(argv.json ? json(rows) : checkText(rows));
        if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
      },
    )
    .command(
      "export <name>",
      "write a dataset as CSV or JSON",
      (y) =>
        y
          .positional("name", { type: "string", demandOption: true })
          .option("format", { choices: ["csv", "json"] as const, default: "csv" as const })
          .option("out", { type: "string", describe: "file to write; stdout without it" }),
      async (argv) => {
        const chunks = await onShelf(argv, (shelf) => shelf.export(argv.name, argv.format));
        await writeChunks(chunks, argv.out);
      },
    )
    .command(
      "import <what> <file>",
      "take in what you have: hw-nas-bench <pickle>, imagenet <folder>",
      (y) =>
        y
          .positional("what", { type: "string", demandOption: true })
          .positional("file", { type: "string", demandOption: true })
          .option("side", {
            type: "number",
            default: IMAGENET_SIDE,
            describe: "height and width that images are scaled to, px",
          })
          .requiresArg("side"),
      async (argv) => {
        if (!IMPORTABLE.includes(argv.what)) throw unknownName("import", argv.what, IMPORTABLE);
        if (!(Number.isInteger(argv.side) && argv.side > 0)) {
          throw new UsageError(`--side: got ${argv.side}, expected a number of pixels, 1 or more`);
        }
        const names = await onShelf(argv, (shelf) =>
          argv.what === "imagenet"
            ? shelf.importImages(argv.file, argv.side)
            : shelf.importHwNasBench(argv.file),
        );
        await print(argv.json ? json(names) : names.map((name) => `imported ${name}`).join("\n"));
      },
    )
    .command(
      "fit-sample",
      "fit the embedded sample's models to the real data",
      (y) => y.option("out", { type: "string", default: "datasets/sample", describe: "folder to write" }),
      async (argv) => {
        const lines = await onShelf(argv, (shelf) => shelf.fitSample(argv.out));
        await print(argv.json ? json(lines) : lines.join("\n"));
      },
    )
    .command(
      "$0 [command..]",
      false,
      (y) => y.positional("command", { type: "string", array: true, default: [] as string[] }),
      ({ command: [wanted] }) => {
        if (wanted !== undefined) throw unknownName("command of datasets", wanted, COMMANDS, "commands");
        throw new UsageError(`name a command of datasets: ${COMMANDS.join(", ")}`);
      },
    )
    .strict();
}

/** @throws UsageError where no name has the part. */
function listed<Row extends { readonly name: string }>(rows: readonly Row[], part = ""): readonly Row[] {
  const found = rows.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()));
  if (found.length > 0) return found;
  throw new UsageError(`datasets list ${part}: none of ${rows.length} datasets has that in its name`);
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

async function print(text: string): Promise<void> {
  await writeChunks([`${text}\n`], undefined);
}
