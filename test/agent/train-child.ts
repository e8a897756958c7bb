/** Trains in a process of its own, which a test kills: `train-child.ts <checkpoint folder>`. */
import { smallTraining } from "./small-training.ts";

const [, , checkpointDir] = process.argv;
if (checkpointDir === undefined) throw new Error("train-child: got no folder, expected one for checkpoints");
await smallTraining({ checkpointDir });
