import type { Random } from "../random/index.ts";
import { NetworkBuilder, type Network } from "./graph.ts";

/** Operations of the NASNet space as CE-NAS searches it (PAPER: normal and reduction cells). */
export const NASNET_OPERATIONS = [
  "skip_connect",
  "max_pool_3x3",
  "avg_pool_3x3",
  "sep_conv_3x3",
  "sep_conv_5x5",
  "dil_conv_3x3",
  "dil_conv_5x5",
] as const;
export type NasNetOperation = (typeof NASNET_OPERATIONS)[number];

/** Inner nodes of a cell; each adds up two operations on two earlier nodes, of which the first two are the cell's inputs. */
export const NASNET_NODES = 5;

/** One operation on one earlier node. */
export interface NasNetEdge {
  readonly from: number;
  readonly operation: NasNetOperation;
}

/** Two edges for each inner node. */
export type NasNetCell = readonly (readonly [NasNetEdge, NasNetEdge])[];

export interface NasNetArchitecture {
  readonly normal: NasNetCell;
  readonly reduction: NasNetCell;
}

/** What the cells are put into (Zoph et al. 2018, figure 2; for CIFAR: reductions after a third and two thirds of the cells). */
export interface NasNetSkeleton {
  readonly cells: number;
  readonly channels: number;
  readonly classes: number;
  readonly imagePx: number;
  /** Channels of the stem over those of the first cell. */
  readonly stemMultiplier: number;
  readonly auxiliaryHead: boolean;
}

/** What the final CIFAR-10 networks of the differentiable-search literature are put into; CE-NAS does not publish its own. */
export const CIFAR10_NASNET: NasNetSkeleton = {
  cells: 20,
  channels: 36,
  classes: 10,
  imagePx: 32,
  stemMultiplier: 3,
  auxiliaryHead: true,
};

/** An architecture drawn evenly: for each node two edges, from any earlier node, by any operation. */
export function randomNasNet(random: Random): NasNetArchitecture {
  const cell = (): NasNetCell =>
    Array.from({ length: NASNET_NODES }, (_, node) => {
      const edge = (): NasNetEdge => ({
        from: random.integer(node + 2),
        operation: random.pick(NASNET_OPERATIONS),
      });
      return [edge(), edge()] as const;
    });
  return { normal: cell(), reduction: cell() };
}

/** `sep_conv_3x3~0,skip_connect~1|…` for the normal cell, `;`, and for the reduction cell. */
export function formatNasNet({ normal, reduction }: NasNetArchitecture): string {
  return [normal, reduction]
    .map((cell) =>
      cell.map((edges) => edges.map(({ operation, from }) => `${operation}~${from}`).join(",")).join("|"),
    )
    .join(";");
}

/** @throws RangeError saying which part is wrong and what was expected there. */
export function parseNasNet(text: string): NasNetArchitecture {
  const cells = text.split(";");
  if (cells.length !== 2) {
    throw new RangeError(
      `NASNet architecture: got ${cells.length} cell(s), expected a normal and a reduction cell, parted by ;`,
    );
  }
  const [normal, reduction] = cells.map(parseCell);
  return { normal, reduction };
}

function parseCell(text: string): NasNetCell {
  const nodes = text.split("|");
  if (nodes.length !== NASNET_NODES) {
    throw new RangeError(
      `NASNet cell "${text}": got ${nodes.length} node(s), expected ${NASNET_NODES}, parted by |`,
    );
  }
  return nodes.map((node, at) => {
    const edges = node.split(",").map((edge) => parseEdge(edge, at));
    if (edges.length !== 2) {
      throw new RangeError(
        `NASNet node "${node}": got ${edges.length} edge(s), expected 2, parted by a comma`,
      );
    }
    return [edges[0], edges[1]] as const;
  });
}

function parseEdge(text: string, node: number): NasNetEdge {
  const [name, source = ""] = text.split("~");
  const operation = NASNET_OPERATIONS.find((known) => known === name);
  const from = Number(source);
  if (operation === undefined || source === "" || !Number.isInteger(from) || from < 0 || from > node + 1) {
    throw new RangeError(
      `NASNet edge "${text}": expected one of ${NASNET_OPERATIONS.join(" ")}, ~ and a node from 0 to ${node + 1}`,
    );
  }
  return { operation, from };
}

/** The network of two cells: stem, cells with two reductions among them, head. @throws RangeError on fewer than three cells. */
export function nasNetNetwork({ normal, reduction }: NasNetArchitecture, skeleton: NasNetSkeleton): Network {
  const { cells, classes, imagePx, stemMultiplier, auxiliaryHead } = skeleton;
  if (!(cells >= 3)) throw new RangeError(`NASNet: got ${cells} cells, expected 3 or more`);
  const build = new NetworkBuilder();
  const reductions = [Math.floor(cells / 3), Math.floor((2 * cells) / 3)];
  const stem = build.norm(
    "stem/norm",
    build.conv("stem/conv", build.image(imagePx), stemMultiplier * skeleton.channels, 3),
  );
  let [before, at, channels] = [stem, stem, skeleton.channels];
  let auxiliary: number | null = null;
  for (let cell = 0; cell < cells; cell++) {
    const isReduction = reductions.includes(cell);
    if (isReduction) channels *= 2;
    const next = cellOf(
      build,
      `cell${cell}`,
      [before, at],
      isReduction ? reduction : normal,
      channels,
      isReduction,
    );
    [before, at] = [at, next];
    if (auxiliaryHead && cell === reductions[1]) auxiliary = auxiliaryOf(build, at, classes);
  }
  return build.build(build.dense("head/dense", build.globalPool(at), classes), auxiliary);
}

function cellOf(
  build: NetworkBuilder,
  name: string,
  [before, at]: readonly [number, number],
  cell: NasNetCell,
  channels: number,
  isReduction: boolean,
): number {
  // After a reduction the cell before it gives images twice as large.
  const isLarger = build.shapeOf(before)[0] !== build.shapeOf(at)[0];
  const nodes = [
    isLarger
      ? factorizedReduce(build, `${name}/input0`, before, channels)
      : reluConvNorm(build, `${name}/input0`, before, channels),
    reluConvNorm(build, `${name}/input1`, at, channels),
  ];
  cell.forEach((edges, node) => {
    const ends = edges.map(({ from, operation }, side) => {
      const stride = isReduction && from < 2 ? 2 : 1;
      return edgeOf(build, `${name}/node${node}/${side}/${operation}`, nodes[from], operation, stride);
    });
    nodes.push(build.add(ends));
  });
  return build.concat(nodes.slice(2));
}

function edgeOf(
  build: NetworkBuilder,
  name: string,
  input: number,
  operation: NasNetOperation,
  stride: number,
): number {
  const channels = build.shapeOf(input)[2];
  switch (operation) {
    case "skip_connect":
      return stride === 1 ? input : build.path(factorizedReduce(build, name, input, channels));
    case "max_pool_3x3":
      return build.path(build.pool("max-pool", input, 3, stride));
    case "avg_pool_3x3":
      return build.path(build.pool("avg-pool", input, 3, stride));
    case "sep_conv_3x3":
      return build.path(separable(build, name, input, 3, stride));
    case "sep_conv_5x5":
      return build.path(separable(build, name, input, 5, stride));
    case "dil_conv_3x3":
      return build.path(dilated(build, name, input, 3, stride));
    case "dil_conv_5x5":
      return build.path(dilated(build, name, input, 5, stride));
  }
}

/** Depthwise and pointwise twice, the first with the stride. */
function separable(
  build: NetworkBuilder,
  name: string,
  input: number,
  sizePx: number,
  stride: number,
): number {
  const channels = build.shapeOf(input)[2];
  const first = pointwise(
    build,
    `${name}/a`,
    build.depthwise(`${name}/a/depthwise`, build.relu(input), sizePx, stride, 1),
    channels,
  );
  return pointwise(
    build,
    `${name}/b`,
    build.depthwise(`${name}/b/depthwise`, build.relu(first), sizePx, 1, 1),
    channels,
  );
}

function dilated(build: NetworkBuilder, name: string, input: number, sizePx: number, stride: number): number {
  const spread = build.depthwise(`${name}/depthwise`, build.relu(input), sizePx, stride, 2);
  return pointwise(build, name, spread, build.shapeOf(input)[2]);
}

function pointwise(build: NetworkBuilder, name: string, input: number, channels: number): number {
  return build.norm(`${name}/norm`, build.conv(`${name}/pointwise`, input, channels, 1));
}

function reluConvNorm(build: NetworkBuilder, name: string, input: number, channels: number): number {
  return build.norm(`${name}/norm`, build.conv(`${name}/conv`, build.relu(input), channels, 1));
}

/** Halves the image without losing every other pixel: half of the channels see the even ones, half the odd ones. */
function factorizedReduce(build: NetworkBuilder, name: string, input: number, channels: number): number {
  const active = build.relu(input);
  const half = Math.floor(channels / 2);
  const even = build.conv(`${name}/even`, active, half, 1, 2);
  const odd = build.conv(`${name}/odd`, build.shift(active), channels - half, 1, 2);
  return build.norm(`${name}/norm`, build.concat([even, odd]));
}

/** Least side of what the auxiliary head pools, for a window of its second convolution. */
const AUXILIARY_PX = 8;

/**
 * A small classifier on what two thirds of the network see (Szegedy et al. 2015), nothing padded: as DARTS builds it for the
 * 8 x 8 px that CIFAR has there (Liu et al. 2019).
 * @throws RangeError where less than 8 px are left of the image
 */
function auxiliaryOf(build: NetworkBuilder, input: number, classes: number): number {
  const [heightPx] = build.shapeOf(input);
  if (heightPx < AUXILIARY_PX) {
    throw new RangeError(
      `auxiliary head: got ${heightPx} px of the image there, expected ${AUXILIARY_PX} or more; leave it off (weight 0), or take larger images`,
    );
  }
  const pooled = build.pool("avg-pool", build.relu(input), 5, 3, 0);
  const first = build.relu(build.norm("auxiliary/a/norm", build.conv("auxiliary/a/conv", pooled, 128, 1)));
  const second = build.relu(
    build.norm("auxiliary/b/norm", build.conv("auxiliary/b/conv", first, 768, 2, 1, 0)),
  );
  return build.dense("auxiliary/dense", build.globalPool(second), classes);
}
