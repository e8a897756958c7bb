import type { TrainApi } from "../../harness/cli/index.ts";
import { trainAgentCommand } from "./agent/train-agent.ts";
import { trainForecasterCommand } from "./train-forecaster.ts";

/** The trainings as the command line meets them. */
export const trainApi: TrainApi = { forecaster: trainForecasterCommand, agent: trainAgentCommand };
