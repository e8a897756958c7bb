export { NumpyArray } from "./numpy.ts";
export { PythonRecord } from "./python-record.ts";
export { readPickle } from "./read-pickle.ts";
export { readTorchFile } from "./torch-file.ts";
export { TorchTensor, TorchStorage } from "./torch-tensor.ts";
export { dataFrameColumns } from "./data-frame.ts";
