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
      const runner = await load(backend);
      let code = 0;
      await serveTrainer(runner, process.stdin, process.stdout).catch((error: unknown) => {
        process.stderr.write(`${(error as Error).message}\n`);
        code = 1;
      });
      // Its input may stay open, and a backend may keep threads of its own: neither may keep it alive.
      process.exit(code);
    },
  };
}
