import {
  parametersOf,
  statisticsOf,
  type Network,
  type ParameterSpec,
  type Supernet,
} from "../../network/index.ts";
import { stream } from "../../random/index.ts";
import type { ModelSpec } from "./model.ts";

/** What is trained, and which network of it each step trains. */
export interface Trainee extends ModelSpec {
  /** Architecture and skeleton, or the supernet, in words. */
  readonly name: string;
  readonly classes: number;
  /** The network of a step. */
  networkAt(step: number): Network;
  /** The networks that are judged after an epoch; their accuracies are averaged. */
  readonly judged: readonly Network[];
  /** Whether batch norm judges by running statistics; a supernet's paths have none of their own. */
  readonly keepsStatistics: boolean;
}

export function networkTrainee(name: string, network: Network): Trainee {
  return {
    name,
    classes: classesOf(network),
    parameters: parametersOf(network),
    statistics: statisticsOf(network),
    networkAt: () => network,
    judged: [network],
    keepsStatistics: true,
  };
}

/** Paths of a supernet that are judged after each epoch: the same ones each time. */
export const JUDGED_PATHS = 4;

/** A supernet: each batch trains one path, drawn evenly (Guo et al. 2020: single path, uniform sampling). */
export function supernetTrainee(supernet: Supernet, seed: number): Trainee {
  const random = stream(seed, "judged-paths");
  const judged = Array.from({ length: JUDGED_PATHS }, () => supernet.pathOf(supernet.draw(random)));
  return {
    name: supernet.name,
    classes: classesOf(judged[0]),
    parameters: supernet.parameters,
    statistics: [] as readonly ParameterSpec[],
    // A stream for each step: a training that goes on from a checkpoint draws what it would have drawn.
    networkAt: (step) => supernet.pathOf(supernet.draw(stream(seed, `path/${step}`))),
    judged,
    keepsStatistics: false,
  };
}

function classesOf({ nodes, output }: Network): number {
  return nodes[output].shape[2];
}
