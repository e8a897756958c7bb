import { BackendMissing, type Backend } from "../backend.ts";
import { importOptional } from "../import-optional.ts";

/** TensorFlow's C library, on an NVIDIA GPU or on the processor: the package registers itself when imported. */
export function native(name: "node-gpu" | "node"): Backend {
  const packages = `@tensorflow/tfjs-${name}`;
  return {
    name,
    packages,
    async open(tensors) {
      await importOptional(packages);
      if (!(await tensors.setBackend("tensorflow"))) {
        throw new BackendMissing(`${packages} does not start`);
      }
      return () => {};
    },
  };
}
