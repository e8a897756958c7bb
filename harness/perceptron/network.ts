import { addParameterGradient, inputGradient, weightedSums, type Layer } from "./layer.ts";

/** What a network looks like. */
export interface NetworkShape {
  /** Inputs, hidden layers, outputs. */
  readonly sizes: readonly number[];
  /** Of the hidden layers; the output layer is linear. */
  readonly activation: "sigmoid" | "tanh";
  /** Whether hidden layers have a bias; the output layer always has one. */
  readonly hiddenBias: boolean;
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
      const sums = weightedSums(layer, this.parameters, values[i], rows);
      if (i < this.#layers.length - 1) squash(sums, this.shape.activation);
      values.push(sums);
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
      addParameterGradient(layer, values[i], delta, rows, gradient);
      if (i === 0) break;
      delta = inputGradient(layer, this.parameters, delta, rows);
      unsquash(delta, values[i], this.shape.activation);
    }
    return gradient;
  }
}

/** Applies the activation, in place. */
function squash(values: Float64Array, activation: NetworkShape["activation"]): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    values[i] = activation === "tanh" ? Math.tanh(value) : 1 / (1 + Math.exp(-value));
  }
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
