import type { Tensor } from "@tensorflow/tfjs";
import type { ParameterSpec } from "../../network/index.ts";
import type { Tensors } from "../../nn/index.ts";
import { downloaded, initialArrays, uploaded, zeroArrays, type NamedArrays } from "./named-arrays.ts";

/** The numbers of a training between two steps. */
export interface ModelArrays {
  readonly parameters: NamedArrays;
  readonly momenta: NamedArrays;
  /** Running means and variances of batch norm. */
  readonly statistics: NamedArrays;
  /** Running mean of the parameters; null where none is kept. */
  readonly average: NamedArrays | null;
}

/** What is trained: a network, or all that the paths of a supernet share. */
export interface ModelSpec {
  readonly parameters: readonly ParameterSpec[];
  readonly statistics: readonly ParameterSpec[];
}

/** The same on a device, as steps move it. */
export interface Model {
  readonly parameters: Map<string, Tensor>;
  readonly momenta: Map<string, Tensor>;
  readonly statistics: Map<string, Tensor>;
  readonly average: Map<string, Tensor> | null;
}

export function initialModel(spec: ModelSpec, seed: number, averaged: boolean): ModelArrays {
  const parameters = initialArrays(spec.parameters, seed);
  return {
    parameters,
    momenta: zeroArrays(spec.parameters),
    statistics: initialArrays(spec.statistics, seed),
    average: averaged ? parameters : null,
  };
}

export function uploadModel(tf: Tensors, spec: ModelSpec, arrays: ModelArrays): Model {
  return {
    parameters: uploaded(tf, spec.parameters, arrays.parameters),
    momenta: uploaded(tf, spec.parameters, arrays.momenta),
    statistics: uploaded(tf, spec.statistics, arrays.statistics),
    average: arrays.average === null ? null : uploaded(tf, spec.parameters, arrays.average),
  };
}

export async function downloadModel(model: Model): Promise<ModelArrays> {
  return {
    parameters: await downloaded(model.parameters),
    momenta: await downloaded(model.momenta),
    statistics: await downloaded(model.statistics),
    average: model.average === null ? null : await downloaded(model.average),
  };
}

export function disposeModel(model: Model): void {
  for (const tensors of [model.parameters, model.momenta, model.statistics, model.average]) {
    for (const tensor of tensors?.values() ?? []) tensor.dispose();
  }
}
