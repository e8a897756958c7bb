import type { Trainings } from "../../harness/cli/index.ts";
import { trainAgentCommand } from "./agent/train-agent.ts";
import { trainNetworkCommand } from "./train-network.ts";
import { trainForecasterCommand } from "./train-forecaster.ts";

/** The trainings as the command line meets them. */
export const trainApi: Trainings = {
  forecaster: trainForecasterCommand,
  agent: trainAgentCommand,
  network: trainNetworkCommand,
};
