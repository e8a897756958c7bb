import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import type { Network, Node } from "../../network/index.ts";
import { avgPool, maxPool, padded, type Tensors } from "../../nn/index.ts";
import { dilated } from "./dilated.ts";

/** Tensors by the names of a network's parameters or statistics. */
export type NamedTensors = ReadonlyMap<string, Tensor>;

/** How a network is run, beside what it is. */
export interface Running {
  readonly parameters: NamedTensors;
  /** Batch normalisation, by the batch at hand or by what was kept. */
  norm(name: string, x: Tensor4D, scale: Tensor1D, shift: Tensor1D): Tensor4D;
  /** What drop-path leaves of the path of a node, by the node's number; null: all. */
  readonly path: ((node: number, x: Tensor4D) => Tensor4D) | null;
  /** Disposes of what no later node needs: where no gradient is taken. */
  readonly lean: boolean;
}

/** Scores of the classes, before the softmax, [images, classes]. */
export interface Scores {
  readonly output: Tensor2D;
  readonly auxiliary: Tensor2D | null;
}

/** Runs a network on images, [images, height, width, 3]. */
export function runNetwork(tf: Tensors, network: Network, images: Tensor4D, running: Running): Scores {
  const { nodes, output, auxiliary } = network;
  const kept = [output, ...(auxiliary === null ? [] : [auxiliary])];
  const needed = needs(network, kept);
  const uses = new Map<number, number>(kept.map((node) => [node, 1]));
  for (const node of needed) {
    for (const input of nodes[node].inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  }
  const made = new Map<number, Tensor4D>();
  for (const at of needed) {
    const node = nodes[at];
    const inputs = node.inputs.map((input) => made.get(input) as Tensor4D);
    const value = running.lean
      ? tf.tidy(() => apply(tf, node, at, inputs, images, running))
      : apply(tf, node, at, inputs, images, running);
    made.set(at, value);
    for (const input of node.inputs) {
      const left = (uses.get(input) as number) - 1;
      uses.set(input, left);
      if (left === 0 && running.lean && nodes[input].operation.kind !== "image") made.get(input)?.dispose();
    }
  }
  const scores = (node: number): Tensor2D => {
    const value = made.get(node) as Tensor4D;
    return tf.reshape(value, [images.shape[0], value.shape[3]]);
  };
  return { output: scores(output), auxiliary: auxiliary === null ? null : scores(auxiliary) };
}

/** The nodes that lead to some, in order: what leads nowhere is not computed, and learns nothing. */
export function needs({ nodes }: Network, wanted: readonly number[]): number[] {
  const found = new Set<number>();
  const visit = (node: number): void => {
    if (found.has(node)) return;
    found.add(node);
    nodes[node].inputs.forEach(visit);
  };
  wanted.forEach(visit);
  return [...found].toSorted((a, b) => a - b);
}

function apply(
  tf: Tensors,
  { name, operation, inputs: numbers, isPath, shape }: Node,
  at: number,
  inputs: readonly Tensor4D[],
  images: Tensor4D,
  running: Running,
): Tensor4D {
  const value = operate();
  return isPath && running.path !== null && numbers.length > 0 ? running.path(at, value) : value;

  function operate(): Tensor4D {
    const [x] = inputs;
    const parameter = <T extends Tensor>(what: string): T => {
      const found = running.parameters.get(`${name}/${what}`);
      if (found === undefined) throw new RangeError(`no parameter ${name}/${what} for the network`);
      return found as T;
    };
    switch (operation.kind) {
      case "image":
        return images;
      case "conv": {
        const [image, rest] = padded(tf, x, operation);
        return tf.conv2d(image, parameter<Tensor4D>("filter"), operation.stride, rest);
      }
      case "depthwise": {
        const filter = dilated(tf, parameter<Tensor4D>("filter"), operation.dilation);
        const [image, rest] = padded(tf, x, { ...operation, sizePx: filter.shape[0] });
        return tf.depthwiseConv2d(image, filter, operation.stride, rest);
      }
      case "norm": {
        const plain = [shape[2]] as [number];
        const scale = operation.affine ? parameter<Tensor1D>("scale") : tf.ones<Tensor1D["rankType"]>(plain);
        const shift = operation.affine ? parameter<Tensor1D>("shift") : tf.zeros<Tensor1D["rankType"]>(plain);
        return running.norm(name, x, scale as Tensor1D, shift as Tensor1D);
      }
      case "relu":
        return tf.relu(x);
      case "avg-pool":
        return avgPool(tf, x, operation);
      case "max-pool":
        return maxPool(tf, x, operation);
      case "shift": {
        const [count, height, width, channels] = x.shape;
        return tf.slice(x, [0, 1, 1, 0], [count, height - 1, width - 1, channels]);
      }
      case "add":
        return inputs.slice(1).reduce((sum, input) => tf.add(sum, input), x);
      case "concat":
        return tf.concat([...inputs], 3);
      case "zero":
        return tf.zerosLike(x);
      case "global-pool":
        return tf.mean(x, [1, 2], true);
      case "dense": {
        const [count] = x.shape;
        const product = tf.matMul(tf.reshape(x, [count, x.shape[3]]), parameter<Tensor2D>("weights"));
        return tf.reshape(tf.add(product, parameter<Tensor1D>("bias")), [count, 1, 1, operation.units]);
      }
    }
  }
}
