import type { CommandModule } from "yargs";
import { serveTrainer, type TaskRunner } from "../trainer/index.ts";

interface Arguments {
  backend?: string | undefined;
}

/** What does the tasks; given to the command, since it needs the data sets. */
export type RunnerLoader = (backend: string | undefined) => Promise<TaskRunner>;

/** `trainer`: the project's own trainer, spoken to in lines of JSON; scenarios that train for real start it. */
export function trainerCommand(load: RunnerLoader): CommandModule<object, Arguments> {
  return {
    command: "trainer",
    describe: "train networks as told on standard input, in lines of JSON (docs/trainer-protocol.md)",
    builder: (yargs) =>
      yargs
        .option("backend", {
          type: "string",
          describe: "node-gpu, node, webgpu, wasm or cpu; the best without it",
        })
        .requiresArg("backend"),
    handler: async ({ backend }) => {
      await serveTrainer(await load(backend), process.stdin, process.stdout);
      // A backend may keep threads of its own.
      process.exit();
    },
  };
}
