import type { Argv, CommandModule } from "yargs";
import { UsageError, unknownName } from "../text/index.ts";
import { namesOf } from "./list-flags.ts";
import type { TrainApi, TrainOptions, WrittenAgent, WrittenForecasters } from "./train-api.ts";
import { networkFlagsOf, networkOptions, networkText, type TrainNetwork } from "./train-network.ts";
import { openTrainingReport } from "./train-progress.ts";
import { WORKERS_OPTION, checkWorkers } from "./workers-flag.ts";

interface Arguments {
  mirror?: string | undefined;
  cache?: string | undefined;
  json: boolean;
}

const TRAINABLE = ["forecaster", "agent", "network"];

/** The trainings that the command has. */
export interface Trainings extends TrainApi {
  /** @throws UsageError | DatasetError */
  readonly network: TrainNetwork;
}

/** Flags of every training. */
const WHERE = {
  out: { type: "string", describe: "folder for the weights; by default a new one in trained/" },
  "replace-shipped": {
    type: "boolean",
    default: false,
    describe: "replace the weights that every run takes by default",
  },
} as const;

/** `train <what>`: trains a model on the real data and writes its weights. */
export function trainCommand(load: () => Promise<Trainings>): CommandModule<object, Arguments> {
  return {
    command: "train",
    describe: "train a model on the real data and write its weights",
    builder: (yargs) => commands(options(yargs), load),
    handler: () => {},
  };
}

function options(yargs: Argv): Argv<Arguments> {
  return yargs
    .option("mirror", { type: "string", describe: "folder that stands in for the network (or CENAS_MIRROR)" })
    .option("cache", { type: "string", describe: "folder for downloaded data and checkpoints" })
    .option("json", { type: "boolean", default: false, describe: "print JSON instead of text" })
    .requiresArg(["mirror", "cache"]);
}

function commands(yargs: Argv<Arguments>, load: () => Promise<Trainings>): Argv<Arguments> {
  return yargs
    .command(
      "forecaster",
      "the transformer that forecasts carbon intensity; goes on where a run that was cut off stopped",
      (y) =>
        y
          .option("zone", {
            type: "string",
            array: true,
            describe: "traces that share one encoder: A,B@source,C:direct; by default every mirrored zone",
          })
          .option("until", {
            type: "string",
            describe: "hours from then on are not learned from, ISO 8601, UTC; by default the test span",
          })
          .option("backend", { type: "string", describe: "node-gpu, node, webgpu, wasm or cpu" })
          .option("seed", { type: "number", describe: "of initial weights and of the order of examples" })
          .options(WHERE)
          .requiresArg(["zone", "until", "backend", "seed", "out"]),
      async ({ zone, until, backend, seed, out, replaceShipped, ...argv }) => {
        const zones = zone === undefined ? undefined : namesOf(zone);
        const done = await reported(argv, async (options) =>
          (await load()).forecaster({ zones, until, backend, seed, out, replaceShipped }, options),
        );
        print(argv.json ? JSON.stringify(done, null, 2) : weightsText(done));
      },
    )
    .command(
      "agent",
      "the agent of ce-nas, which splits the GPUs; goes on where a run that was cut off stopped",
      (y) =>
        y
          .option("seed", { type: "number", describe: "of weights, worlds and draws" })
          .option("episodes", { type: "number", describe: "searches to learn from, in whole batches" })
          .option("action", {
            choices: ["discrete", "continuous"] as const,
            describe: "what the agent chooses",
          })
          .options({ workers: WORKERS_OPTION })
          .options(WHERE)
          .requiresArg(["seed", "episodes", "action", "out"]),
      async ({ seed, episodes, action, workers, out, replaceShipped, ...argv }) => {
        checkWorkers(workers);
        const written = await reported(argv, async (options) =>
          (await load()).agent({ seed, episodes, action, workers, out, replaceShipped }, options),
        );
        print(argv.json ? JSON.stringify(written, null, 2) : agentText(written));
      },
    )
    .command(
      "network",
      "one network on real images; goes on where a run that was cut off stopped",
      (y) => networkOptions(y),
      async ({ json, ...argv }) => {
        const trained = await reported({ ...argv, json }, async (options) =>
          (await load()).network(networkFlagsOf(argv), options),
        );
        print(json ? JSON.stringify(trained, null, 2) : networkText(trained));
      },
    )
    .command(
      "$0 [what..]",
      false,
      (y) => y.positional("what", { type: "string", array: true, default: [] as string[] }),
      ({ what: [wanted] }) => {
        if (wanted !== undefined) throw unknownName("model to train", wanted, TRAINABLE, "models to train");
        throw new UsageError(`name a model to train: ${TRAINABLE.join(", ")}`);
      },
    )
    .strict();
}

/** Runs a training that tells of itself on stderr. */
async function reported<T>(argv: Arguments, train: (options: TrainOptions) => Promise<T>): Promise<T> {
  const report = openTrainingReport();
  return train({
    mirror: argv.mirror ?? process.env["CENAS_MIRROR"],
    cache: argv.cache,
    onNotice: (notice) => report.note(notice),
    onProgress: (state) => report.update(state),
  }).finally(() => report.close());
}

function weightsText({ written, use }: WrittenForecasters): string {
  const lines = written.map(
    ({ name, trainedUntil, file, bytes, heldBackLoss, bestStep }) =>
      `${name}: trained until ${trainedUntil}, held-back loss ${heldBackLoss.toFixed(4)} at step ${bestStep}, ` +
      `${(bytes / 1000).toFixed(0)} kB in ${file}`,
  );
  return [...lines, `use them: ${use}`].join("\n");
}

function agentText({ file, use, episodes, heldBackReturn, heldBackWorth }: WrittenAgent): string {
  const worth = Object.entries(heldBackWorth).map(([name, value]) => `${name} ${value.toFixed(4)}`);
  return `${episodes} episodes, held-back return ${heldBackReturn.toFixed(4)}, in ${file}\nheld-back worth: ${worth.join(", ")}\nuse it: ${use}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
