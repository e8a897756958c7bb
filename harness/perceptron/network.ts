/** What a network looks like. */
export interface NetworkShape {
  /** Inputs, hidden layers, outputs. */
  readonly sizes: readonly number[];
  /** Of the hidden layers; the output layer is linear. */
  readonly activation: "sigmoid" | "tanh";
  /** Whether hidden layers have a bias; the output layer always has one. */
  readonly hiddenBias: boolean;
}

/** One layer's place among the parameters: weights row-major (outputs x inputs), then biases, if any. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weightsAt: number;
  /** -1: no bias. */
  readonly biasAt: number;
}

/** What a forward pass leaves: each layer's values, inputs first, row-major (rows x size). */
export interface Pass {
  readonly rows: number;
  readonly values: readonly Float64Array[];
}

/** The layers of a shape, and how many parameters they have together. */
export function layersOf({ sizes, hiddenBias }: NetworkShape): { layers: Layer[]; parameters: number } {
  let at = 0;
  const layers = sizes.slice(1).map((outputs, i): Layer => {
    const inputs = sizes[i];
    const weightsAt = at;
    at += inputs * outputs;
    const biased = hiddenBias || i === sizes.length - 2;
    const biasAt = biased ? at : -1;
    if (biased) at += outputs;
    return { inputs, outputs, weightsAt, biasAt };
  });
  return { layers, parameters: at };
}

/**
 * A fully connected network on plain typed arrays: at a batch of one, and at sizes like these, faster than any tensor
 * library (`bench/agent`). Double precision throughout.
 */
export class Network {
  readonly shape: NetworkShape;
  /** All weights and biases, layer by layer. Changed in place by whoever trains. */
  readonly parameters: Float64Array;
  readonly #layers: readonly Layer[];

  /** @throws RangeError when the number of parameters does not fit the shape. */
  constructor(shape: NetworkShape, parameters: Float64Array) {
    const { layers, parameters: expected } = layersOf(shape);
    if (parameters.length !== expected) {
      throw new RangeError(
        `network ${shape.sizes.join("-")}: got ${parameters.length} parameters, expected ${expected}`,
      );
    }
    this.shape = shape;
    this.parameters = parameters;
    this.#layers = layers;
  }

  /** Outputs for one input. */
  outputs(input: Float64Array): Float64Array {
    return this.forward(input, 1).values.at(-1) as Float64Array;
  }

  /** @param inputs row-major, rows x inputs. @throws RangeError on another length. */
  forward(inputs: Float64Array, rows: number): Pass {
    if (inputs.length !== rows * this.shape.sizes[0]) {
      throw new RangeError(`network: got ${inputs.length} inputs, expected ${rows} x ${this.shape.sizes[0]}`);
    }
    const values = [inputs];
    this.#layers.forEach((layer, i) => {
      const hidden = i < this.#layers.length - 1;
      values.push(this.#advance(layer, values[i], rows, hidden ? this.shape.activation : null));
    });
    return { rows, values };
  }

  /**
   * Gradient of a loss with respect to the parameters.
   * @param outputGradient of the loss with respect to the outputs, row-major; it is added up over the rows.
   */
  backward({ rows, values }: Pass, outputGradient: Float64Array): Float64Array {
    const gradient = new Float64Array(this.parameters.length);
    let delta = outputGradient;
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const layer = this.#layers[i];
      const below = i > 0 ? new Float64Array(rows * layer.inputs) : null;
      this.#retreat(layer, values[i], delta, rows, gradient, below);
      if (below === null) break;
      unsquash(below, values[i], this.shape.activation);
      delta = below;
    }
    return gradient;
  }

  #advance(
    { inputs, outputs, weightsAt, biasAt }: Layer,
    from: Float64Array,
    rows: number,
    activation: NetworkShape["activation"] | null,
  ): Float64Array {
    const { parameters } = this;
    const to = new Float64Array(rows * outputs);
    for (let row = 0; row < rows; row++) {
      for (let o = 0; o < outputs; o++) {
        let sum = biasAt < 0 ? 0 : parameters[biasAt + o];
        const weights = weightsAt + o * inputs;
        const start = row * inputs;
        for (let k = 0; k < inputs; k++) sum += parameters[weights + k] * from[start + k];
        to[row * outputs + o] = activation === null ? sum : squash(sum, activation);
      }
    }
    return to;
  }

  /** Adds one layer's share to the gradient, and writes the loss's gradient by the layer's inputs into `below`. */
  #retreat(
    { inputs, outputs, weightsAt, biasAt }: Layer,
    from: Float64Array,
    delta: Float64Array,
    rows: number,
    gradient: Float64Array,
    below: Float64Array | null,
  ): void {
    const { parameters } = this;
    for (let row = 0; row < rows; row++) {
      const start = row * inputs;
      for (let o = 0; o < outputs; o++) {
        const d = delta[row * outputs + o];
        if (d === 0) continue;
        const weights = weightsAt + o * inputs;
        if (biasAt >= 0) gradient[biasAt + o] += d;
        for (let k = 0; k < inputs; k++) gradient[weights + k] += d * from[start + k];
        if (below === null) continue;
        for (let k = 0; k < inputs; k++) below[start + k] += d * parameters[weights + k];
      }
    }
  }
}

function squash(x: number, activation: NetworkShape["activation"]): number {
  return activation === "tanh" ? Math.tanh(x) : 1 / (1 + Math.exp(-x));
}

/** Multiplies by the slope of the activation, told from its value. */
function unsquash(
  gradient: Float64Array,
  values: Float64Array,
  activation: NetworkShape["activation"],
): void {
  for (let i = 0; i < gradient.length; i++) {
    const value = values[i];
    gradient[i] *= activation === "tanh" ? 1 - value * value : value * (1 - value);
  }
}
