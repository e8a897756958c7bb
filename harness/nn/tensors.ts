/** The tensor library, whichever backend runs it. Everyone gets it from `openBackend`, so that it is ready when used. */
export type Tensors = typeof import("@tensorflow/tfjs");
