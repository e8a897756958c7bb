import type { Tensor } from "@tensorflow/tfjs";
import { sizeOf, type ParameterSpec } from "../../network/index.ts";
import type { Tensors } from "../../nn/index.ts";
import { stream } from "../../random/index.ts";
import type { NamedTensors } from "./run-network.ts";

/** Numbers by the names of parameters or statistics, as a checkpoint keeps them. */
export type NamedArrays = ReadonlyMap<string, Float32Array>;

/** Where training begins. A stream for each name: networks that share a name begin with the same numbers there. */
export function initialArrays(specs: readonly ParameterSpec[], seed: number): NamedArrays {
  return new Map(
    specs.map(({ name, shape, initial }) => {
      const values = new Float32Array(sizeOf(shape));
      if ("constant" in initial) return [name, values.fill(initial.constant)];
      const random = stream(seed, `weights/${name}`);
      const bound = 1 / Math.sqrt(initial.fanIn);
      return [name, values.map(() => bound * (2 * random.next() - 1))];
    }),
  );
}

/** Zeros of the same shapes. */
export function zeroArrays(specs: readonly ParameterSpec[]): NamedArrays {
  return new Map(specs.map(({ name, shape }) => [name, new Float32Array(sizeOf(shape))]));
}

/** As tensors that outlive any tidying. @throws RangeError where an array is missing or has another length */
export function uploaded(
  tf: Tensors,
  specs: readonly ParameterSpec[],
  arrays: NamedArrays,
): Map<string, Tensor> {
  return new Map(
    specs.map(({ name, shape }) => {
      const values = arrays.get(name);
      if (values?.length !== sizeOf(shape)) {
        throw new RangeError(`${name}: got ${values?.length ?? "no"} numbers, expected ${sizeOf(shape)}`);
      }
      return [name, tf.keep(tf.tensor(values.slice(), [...shape]))];
    }),
  );
}

export async function downloaded(tensors: NamedTensors): Promise<NamedArrays> {
  const arrays = new Map<string, Float32Array>();
  for (const [name, tensor] of tensors) arrays.set(name, (await tensor.data<"float32">()).slice());
  return arrays;
}

/** Puts a tensor in the place of an old one, which is disposed of. */
export function replace(tf: Tensors, tensors: Map<string, Tensor>, name: string, next: Tensor): void {
  tensors.get(name)?.dispose();
  tensors.set(name, tf.keep(next));
}
