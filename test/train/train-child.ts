/** Trains in a process of its own, which a test kills: `train-child.ts <checkpoint folder>`. */
import { smallTraining } from "./small-training.ts";

await smallTraining({ checkpointDir: process.argv[2] });
