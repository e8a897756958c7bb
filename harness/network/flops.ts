import type { Network, Node } from "./graph.ts";
import { withoutAuxiliary } from "./parameters.ts";

/**
 * Multiply-accumulates of one image through convolutions and dense layers, biases added: what NAS-Bench-201 and the NASNet
 * literature call FLOPs.
 */
export function countFlops(network: Network): number {
  const { nodes } = withoutAuxiliary(network);
  return nodes.reduce((sum, node) => sum + flopsOf(node, nodes), 0);
}

function flopsOf(
  { operation, inputs, shape: [height, width, channels] }: Node,
  nodes: readonly Node[],
): number {
  const channelsIn = inputs.length === 0 ? 0 : nodes[inputs[0]].shape[2];
  switch (operation.kind) {
    case "conv":
      return height * width * operation.sizePx ** 2 * channelsIn * channels;
    case "depthwise":
      return height * width * operation.sizePx ** 2 * channels;
    case "dense":
      return channelsIn * channels + channels;
    default:
      return 0;
  }
}
