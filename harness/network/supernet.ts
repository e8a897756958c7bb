import { EDGES, OPERATIONS, formatArchitecture, parseArchitecture } from "../nas/index.ts";
import type { Random } from "../random/index.ts";
import type { Network } from "./graph.ts";
import { nasBench201Network, type Skeleton } from "./nas-bench-201.ts";
import {
  NASNET_NODES,
  NASNET_OPERATIONS,
  formatNasNet,
  nasNetNetwork,
  parseNasNet,
  type NasNetArchitecture,
  type NasNetEdge,
  type NasNetSkeleton,
} from "./nasnet.ts";
import { parametersOf, type ParameterSpec } from "./parameters.ts";

/** One number for each choice that makes an architecture. */
export type Choices = readonly number[];

/** All networks of a space that share weights by name, and how one of them, a path, is drawn. */
export interface Supernet {
  readonly name: string;
  /** Of each choice the options that are open. */
  readonly open: readonly (readonly number[])[];
  /** Everything that some path learns. */
  readonly parameters: readonly ParameterSpec[];
  /** Evenly among the open options of each choice. */
  draw(random: Random): Choices;
  pathOf(choices: Choices): Network;
  /** @throws RangeError on a malformed string */
  choicesOf(architecture: string): Choices;
  /** Whether an architecture is one of this supernet's paths. */
  has(architecture: string): boolean;
}

/** What a space must tell of itself to be a supernet. */
interface Space {
  readonly name: string;
  readonly open: readonly (readonly number[])[];
  pathOf(choices: Choices): Network;
  choicesOf(architecture: string): Choices;
  /** Paths that have every parameter among them, whatever is open. */
  readonly covering: readonly Choices[];
}

/** The supernet of NAS-Bench-201: an operation for each of six edges, the same in every cell. */
export function nasBench201Supernet(skeleton: Skeleton): Supernet {
  const { cells, channels } = skeleton;
  const all = OPERATIONS.map((_, operation) => operation);
  return supernetOf({
    name: `NAS-Bench-201 supernet, N=${cells}, C=${channels}`,
    open: EDGES.map(() => all),
    covering: all.map((operation) => EDGES.map(() => operation)),
    pathOf: (choices) =>
      nasBench201Network(formatArchitecture(choices.map((choice) => OPERATIONS[choice])), skeleton),
    choicesOf: (architecture) =>
      parseArchitecture(architecture).map((operation) => OPERATIONS.indexOf(operation)),
  });
}

/** Edges of a NASNet architecture; each is two choices, source and operation. */
const NASNET_EDGES = 2 * 2 * NASNET_NODES;

/** The supernet of the NASNet space: source and operation of each edge, first of the normal and then of the reduction cell. */
export function nasNetSupernet(skeleton: NasNetSkeleton): Supernet {
  const { cells, channels } = skeleton;
  const operations = NASNET_OPERATIONS.map((_, operation) => operation);
  const sources = (edge: number): number[] =>
    Array.from({ length: Math.floor((edge % (2 * NASNET_NODES)) / 2) + 2 }, (_, node) => node);
  const edges = Array.from({ length: NASNET_EDGES }, (_, edge) => edge);
  return supernetOf({
    name: `NASNet supernet, ${cells} cells, C=${channels}`,
    open: edges.flatMap((edge) => [sources(edge), operations]),
    // From the cell's first input an operation has all the parameters that it ever has: strides make no more.
    covering: operations.map((operation) => edges.flatMap(() => [0, operation])),
    pathOf: (choices) => nasNetNetwork(nasNetOf(choices), skeleton),
    choicesOf: (architecture) => {
      const { normal, reduction } = parseNasNet(architecture);
      return [...normal, ...reduction]
        .flat()
        .flatMap(({ from, operation }) => [from, NASNET_OPERATIONS.indexOf(operation)]);
    },
  });
}

function nasNetOf(choices: Choices): NasNetArchitecture {
  const cell = (first: number): (readonly [NasNetEdge, NasNetEdge])[] =>
    Array.from({ length: NASNET_NODES }, (_, node) => {
      const edge = (side: number): NasNetEdge => {
        const at = 2 * (first + 2 * node + side);
        return { from: choices[at], operation: NASNET_OPERATIONS[choices[at + 1]] };
      };
      return [edge(0), edge(1)] as const;
    });
  const architecture = { normal: cell(0), reduction: cell(2 * NASNET_NODES) };
  return parseNasNet(formatNasNet(architecture));
}

/**
 * Few-shot NAS (Zhao et al. 2021): one supernet for each open option of one choice, each to be trained on from the one-shot
 * supernet's weights. Together they have the same paths, and share them with no other.
 * @throws RangeError where there is no such choice
 */
export function fewShotSplit(supernet: Supernet, choice: number): Supernet[] {
  const options = supernet.open[choice] as readonly number[] | undefined;
  if (options === undefined) {
    throw new RangeError(`few-shot split: got choice ${choice}, expected 0..${supernet.open.length - 1}`);
  }
  return options.map((option) => {
    const open = supernet.open.with(choice, [option]);
    return {
      ...supernet,
      ...drawing(open, supernet.choicesOf),
      name: `${supernet.name}; choice ${choice} is ${option}`,
    };
  });
}

function supernetOf({ covering, ...space }: Space): Supernet {
  const parameters = new Map(
    covering.flatMap((choices) => parametersOf(space.pathOf(choices))).map((spec) => [spec.name, spec]),
  );
  return { ...space, parameters: [...parameters.values()], ...drawing(space.open, space.choicesOf) };
}

function drawing(
  open: readonly (readonly number[])[],
  choicesOf: (architecture: string) => Choices,
): Pick<Supernet, "open" | "draw" | "has"> {
  return {
    open,
    draw: (random) => open.map((options) => random.pick(options)),
    has: (architecture) => choicesOf(architecture).every((choice, at) => open[at].includes(choice)),
  };
}
