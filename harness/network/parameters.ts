import type { Network, Node } from "./graph.ts";

/** A tensor that training moves, or that batch normalisation keeps. */
export interface ParameterSpec {
  /** The node's name and what it is of it: `stem/conv/filter`. */
  readonly name: string;
  readonly shape: readonly number[];
  /**
   * How it begins: evenly within 1 / sqrt(fan-in) of 0, or a constant. PyTorch's defaults, which NAS-Bench-201 and DARTS leave as
   * they are (D-X-Y/AutoDL-Projects, lib/models/cell_infers/tiny_network.py; quark0/darts, cnn/model.py).
   */
  readonly initial: { readonly fanIn: number } | { readonly constant: number };
}

/** All that a network learns, each name once, in the order of its nodes. */
export function parametersOf({ nodes }: Network): ParameterSpec[] {
  return unique(nodes.flatMap((node) => learnedBy(node, nodes)));
}

/** What batch normalisation keeps for judging: running means and variances. */
export function statisticsOf({ nodes }: Network): ParameterSpec[] {
  return unique(
    nodes.flatMap(({ name, operation, shape }) =>
      operation.kind === "norm"
        ? [
            { name: `${name}/mean`, shape: [shape[2]], initial: { constant: 0 } },
            { name: `${name}/variance`, shape: [shape[2]], initial: { constant: 1 } },
          ]
        : [],
    ),
  );
}

/** How many numbers a network learns, the auxiliary head left off; as the literature counts parameters. */
export function countParameters(network: Network): number {
  return parametersOf(withoutAuxiliary(network)).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

/** The nodes that the output needs, under their old numbers' order. */
export function withoutAuxiliary(network: Network): Network {
  if (network.auxiliary === null) return network;
  const needed = new Set<number>();
  const visit = (at: number): void => {
    if (needed.has(at)) return;
    needed.add(at);
    network.nodes[at].inputs.forEach(visit);
  };
  visit(network.output);
  const order = [...needed].toSorted((a, b) => a - b);
  const place = new Map(order.map((old, at) => [old, at]));
  const nodes = order.map((old) => {
    const node = network.nodes[old];
    return { ...node, inputs: node.inputs.map((input) => place.get(input) as number) };
  });
  return { nodes, output: place.get(network.output) as number, auxiliary: null };
}

function learnedBy({ name, operation, inputs, shape }: Node, nodes: readonly Node[]): ParameterSpec[] {
  const channelsIn = inputs.length === 0 ? 0 : nodes[inputs[0]].shape[2];
  switch (operation.kind) {
    case "conv": {
      const { sizePx, filters } = operation;
      const fanIn = sizePx * sizePx * channelsIn;
      return [{ name: `${name}/filter`, shape: [sizePx, sizePx, channelsIn, filters], initial: { fanIn } }];
    }
    case "depthwise": {
      const { sizePx } = operation;
      const fanIn = sizePx * sizePx;
      return [{ name: `${name}/filter`, shape: [sizePx, sizePx, channelsIn, 1], initial: { fanIn } }];
    }
    case "norm":
      return operation.affine
        ? [
            { name: `${name}/scale`, shape: [shape[2]], initial: { constant: 1 } },
            { name: `${name}/shift`, shape: [shape[2]], initial: { constant: 0 } },
          ]
        : [];
    case "dense":
      return [
        { name: `${name}/weights`, shape: [channelsIn, operation.units], initial: { fanIn: channelsIn } },
        { name: `${name}/bias`, shape: [operation.units], initial: { fanIn: channelsIn } },
      ];
    default:
      return [];
  }
}

function unique(specs: readonly ParameterSpec[]): ParameterSpec[] {
  return [...new Map(specs.map((spec) => [spec.name, spec])).values()];
}
