/** Height, width and channels of what an operation gives, without the batch. */
export type Shape = readonly [heightPx: number, widthPx: number, channels: number];

/** A square that slides over an image, padded alike on all sides; where it does not fit whole it is left off, as in PyTorch. */
export interface Window {
  readonly sizePx: number;
  readonly stride: number;
  readonly paddingPx: number;
}

/** What a node of a network does to what its inputs give. */
export type Operation =
  | { readonly kind: "image" }
  /** Without bias. */
  | ({ readonly kind: "conv"; readonly filters: number } & Window)
  /** One filter a channel, without bias. */
  | ({ readonly kind: "depthwise"; readonly dilation: number } & Window)
  /** Batch normalisation, with scale and shift where `affine`. */
  | { readonly kind: "norm"; readonly affine: boolean }
  | { readonly kind: "relu" }
  /** Padding is not counted in. */
  | ({ readonly kind: "avg-pool" | "max-pool" } & Window)
  /** Without the first row and column. */
  | { readonly kind: "shift" }
  | { readonly kind: "add" | "concat" }
  /** All zeros: what a cell gives that is connected by nothing. */
  | { readonly kind: "zero" }
  | { readonly kind: "global-pool" }
  | { readonly kind: "dense"; readonly units: number };

/** One operation of a network, by whose number others name it. */
export interface Node {
  /** Its parameters' name: nodes of the same name, in this network or another, share them. */
  readonly name: string;
  readonly operation: Operation;
  /** Numbers of earlier nodes. */
  readonly inputs: readonly number[];
  readonly shape: Shape;
  /** Dropped whole, image by image, with the probability of drop-path: the operations of a cell but for identities. */
  readonly isPath: boolean;
}

/** A network as a graph: what it is, not how it is computed. Nodes stand in an order in which each has its inputs before it. */
export interface Network {
  readonly nodes: readonly Node[];
  /** The node that gives the scores of the classes, [1, 1, classes]. */
  readonly output: number;
  /** The same of the auxiliary head, trained beside the output and then left off; null: none. */
  readonly auxiliary: number | null;
}

/** Builds a network node by node, and knows the shape of each. */
export class NetworkBuilder {
  readonly #nodes: Node[] = [];

  image(sizePx: number): number {
    return this.#add("image", { kind: "image" }, [], [sizePx, sizePx, 3]);
  }

  conv(
    name: string,
    input: number,
    filters: number,
    sizePx: number,
    stride = 1,
    paddingPx = symmetric(sizePx),
  ): number {
    const operation = { kind: "conv", filters, sizePx, stride, paddingPx } as const;
    return this.#add(name, operation, [input], [...this.#windows(input, sizePx, operation), filters]);
  }

  depthwise(name: string, input: number, sizePx: number, stride: number, dilation: number): number {
    const spanPx = dilation * (sizePx - 1) + 1;
    const operation = { kind: "depthwise", sizePx, stride, dilation, paddingPx: symmetric(spanPx) } as const;
    const shape: Shape = [...this.#windows(input, spanPx, operation), this.shapeOf(input)[2]];
    return this.#add(name, operation, [input], shape);
  }

  norm(name: string, input: number, affine = true): number {
    return this.#add(name, { kind: "norm", affine }, [input], this.shapeOf(input));
  }

  relu(input: number): number {
    return this.#add("", { kind: "relu" }, [input], this.shapeOf(input));
  }

  pool(
    kind: "avg-pool" | "max-pool",
    input: number,
    sizePx: number,
    stride: number,
    paddingPx = symmetric(sizePx),
  ): number {
    const operation = { kind, sizePx, stride, paddingPx };
    const shape: Shape = [...this.#windows(input, sizePx, operation), this.shapeOf(input)[2]];
    return this.#add("", operation, [input], shape);
  }

  shift(input: number): number {
    const [height, width, channels] = this.shapeOf(input);
    return this.#add("", { kind: "shift" }, [input], [height - 1, width - 1, channels]);
  }

  /** @throws RangeError where the inputs differ in shape. */
  add(inputs: readonly number[]): number {
    const shapes = inputs.map((input) => this.shapeOf(input));
    if (new Set(shapes.map(String)).size !== 1) {
      throw new RangeError(
        `cannot add ${shapes.map((shape) => shape.join("x")).join(" and ")}: expected one shape`,
      );
    }
    return inputs.length === 1 ? inputs[0] : this.#add("", { kind: "add" }, inputs, shapes[0]);
  }

  concat(inputs: readonly number[]): number {
    const [[height, width]] = inputs.map((input) => this.shapeOf(input));
    const channels = inputs.reduce((sum, input) => sum + this.shapeOf(input)[2], 0);
    return this.#add("", { kind: "concat" }, inputs, [height, width, channels]);
  }

  zero(like: number): number {
    return this.#add("", { kind: "zero" }, [like], this.shapeOf(like));
  }

  globalPool(input: number): number {
    return this.#add("", { kind: "global-pool" }, [input], [1, 1, this.shapeOf(input)[2]]);
  }

  dense(name: string, input: number, units: number): number {
    return this.#add(name, { kind: "dense", units }, [input], [1, 1, units]);
  }

  /** Marks a node as one that drop-path may drop. */
  path(node: number): number {
    this.#nodes[node] = { ...this.#nodes[node], isPath: true };
    return node;
  }

  shapeOf(node: number): Shape {
    return this.#nodes[node].shape;
  }

  build(output: number, auxiliary: number | null = null): Network {
    return { nodes: this.#nodes, output, auxiliary };
  }

  /** Places of a window, down and across. @throws RangeError where the image is smaller than the window. */
  #windows(input: number, spanPx: number, { stride, paddingPx }: Window): [down: number, across: number] {
    const places = (lengthPx: number): number => Math.floor((lengthPx + 2 * paddingPx - spanPx) / stride) + 1;
    const [height, width] = this.shapeOf(input);
    if (places(height) >= 1 && places(width) >= 1) return [places(height), places(width)];
    throw new RangeError(
      `an image of ${height} x ${width} px is too small for a window of ${spanPx} px, padding ${paddingPx} px`,
    );
  }

  #add(name: string, operation: Operation, inputs: readonly number[], shape: Shape): number {
    return this.#nodes.push({ name, operation, inputs, shape, isPath: false }) - 1;
  }
}

/** Padding under which a window of an odd size has its middle on every pixel. */
function symmetric(spanPx: number): number {
  return Math.floor((spanPx - 1) / 2);
}
