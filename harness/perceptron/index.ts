/** Small fully connected networks on plain arrays: forward, backward, RMSprop, files. */
export { initialParameters } from "./initial-parameters.ts";
export { Network, type NetworkShape, type Pass } from "./network.ts";
export { RmsProp } from "./rmsprop.ts";
export { readNetwork, writeNetwork, type ReadNetwork } from "./weights-file.ts";
