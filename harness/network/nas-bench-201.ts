import { EDGES, parseArchitecture, type Operation } from "../nas/index.ts";
import { NetworkBuilder, type Network } from "./graph.ts";

/** The skeleton that NAS-Bench-201 puts every cell into (Dong and Yang, ICLR 2020, section 2.1). */
export interface Skeleton {
  /** N: cells in each of the three stages. */
  readonly cells: number;
  /** C: channels of the first stage; each reduction doubles them. */
  readonly channels: number;
  readonly classes: number;
  readonly imagePx: number;
}

export const CIFAR10_SKELETON: Skeleton = { cells: 5, channels: 16, classes: 10, imagePx: 32 };

const STAGES = 3;

/**
 * A cell string as a network: stem, N cells, reduction, N cells, reduction, N cells, head. An edge's parameters are named by
 * its place and operation, so networks of one skeleton share what they have in common: together they are the supernet.
 * @throws RangeError on a malformed string.
 */
export function nasBench201Network(architecture: string, skeleton: Skeleton): Network {
  const operations = parseArchitecture(architecture);
  const build = new NetworkBuilder();
  let at = build.norm(
    "stem/norm",
    build.conv("stem/conv", build.image(skeleton.imagePx), skeleton.channels, 3),
  );
  for (let stage = 0; stage < STAGES; stage++) {
    if (stage > 0) at = reduction(build, `stage${stage}/reduction`, at);
    for (let cell = 0; cell < skeleton.cells; cell++)
      at = cellOf(build, `stage${stage}/cell${cell}`, at, operations);
  }
  const features = build.globalPool(build.relu(build.norm("head/norm", at)));
  return build.build(build.dense("head/dense", features, skeleton.classes));
}

/** Nodes of the cell are sums over the edges that lead to them. */
function cellOf(
  build: NetworkBuilder,
  name: string,
  input: number,
  operations: readonly Operation[],
): number {
  const channels = build.shapeOf(input)[2];
  const nodes = [input];
  for (let to = 1; to <= 3; to++) {
    const arrived = EDGES.flatMap(([from, target], edge): number[] =>
      target === to
        ? edgeOf(build, `${name}/edge${from}-${to}`, nodes[from], operations[edge], channels)
        : [],
    );
    nodes.push(arrived.length === 0 ? build.zero(input) : build.add(arrived));
  }
  return nodes[3];
}

function edgeOf(
  build: NetworkBuilder,
  name: string,
  input: number,
  operation: Operation,
  channels: number,
): number[] {
  switch (operation) {
    case "none":
      return [];
    case "skip_connect":
      return [input];
    case "avg_pool_3x3":
      return [build.path(build.pool("avg-pool", input, 3, 1))];
    case "nor_conv_1x1":
      return [build.path(reluConvNorm(build, `${name}/conv1x1`, input, channels, 1, 1))];
    case "nor_conv_3x3":
      return [build.path(reluConvNorm(build, `${name}/conv3x3`, input, channels, 3, 1))];
  }
}

/** A basic residual block that halves the image and doubles the channels. */
function reduction(build: NetworkBuilder, name: string, input: number): number {
  const channels = 2 * build.shapeOf(input)[2];
  const first = reluConvNorm(build, `${name}/a`, input, channels, 3, 2);
  const second = reluConvNorm(build, `${name}/b`, first, channels, 3, 1);
  const shortcut = build.conv(`${name}/shortcut`, build.pool("avg-pool", input, 2, 2), channels, 1);
  return build.add([shortcut, second]);
}

function reluConvNorm(
  build: NetworkBuilder,
  name: string,
  input: number,
  filters: number,
  sizePx: number,
  stride: number,
): number {
  return build.norm(`${name}/norm`, build.conv(`${name}/conv`, build.relu(input), filters, sizePx, stride));
}
