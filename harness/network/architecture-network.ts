import { CIFAR10_SKELETON, nasBench201Network } from "./nas-bench-201.ts";
import { CIFAR10_NASNET, nasNetNetwork, parseNasNet } from "./nasnet.ts";
import type { Network } from "./graph.ts";

/** What a user may choose of a skeleton; the rest is as its space has it. */
export interface NetworkSize {
  /** N of NAS-Bench-201; cells in all of the NASNet space. */
  readonly cells?: number | undefined;
  readonly channels?: number | undefined;
  readonly classes: number;
  readonly imagePx: number;
  /** NASNet's. */
  readonly auxiliaryHead: boolean;
}

/** A network of either space, known by its string, and its name with the size: `…, N=1, C=16`. */
export interface NamedNetwork {
  readonly name: string;
  readonly network: Network;
}

/** @throws RangeError on a malformed string or size */
export function networkOf(architecture: string, size: NetworkSize): NamedNetwork {
  const { classes, imagePx, auxiliaryHead } = size;
  const space = architecture.includes(";") ? CIFAR10_NASNET : CIFAR10_SKELETON;
  const { cells = space.cells, channels = space.channels } = size;
  for (const [name, value] of Object.entries({ cells, channels })) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw new RangeError(`${name}: got ${value}, expected a whole number of 1 or more`);
    }
  }
  if (space === CIFAR10_SKELETON) {
    const network = nasBench201Network(architecture, { cells, channels, classes, imagePx });
    return { name: `${architecture}, N=${cells}, C=${channels}`, network };
  }
  const skeleton = { ...CIFAR10_NASNET, cells, channels, classes, imagePx, auxiliaryHead };
  return {
    name: `${architecture}, ${cells} cells, C=${channels}${auxiliaryHead ? ", auxiliary head" : ""}`,
    network: nasNetNetwork(parseNasNet(architecture), skeleton),
  };
}
