import { FUTURE_DAYS, HEAD_OUTPUTS, TOKEN_FEATURES, tokenCount, type Architecture } from "./architecture.ts";

/** Where one array of weights lies in the flat vector of all of them. Matrices are row-major: inputs by outputs. */
export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
}

/**
 * The transformer's weights in their order.
 * @param series how many series share it; while it learns from several at once, each adds a vector of its own to its tokens.
 */
export function parametersOf(architecture: Architecture, series = 0): readonly Parameter[] {
  const { width, hidden, layers } = architecture;
  const shapes: [string, number[]][] = [
    ["embed", [TOKEN_FEATURES + series, width]],
    ["position", [tokenCount(architecture), width]],
    ...Array.from({ length: layers }, (_, layer): [string, number[]][] => [
      [`${layer}/attentionGain`, [width]],
      [`${layer}/query`, [width, width]],
      [`${layer}/key`, [width, width]],
      [`${layer}/value`, [width, width]],
      [`${layer}/mix`, [width, width]],
      [`${layer}/feedGain`, [width]],
      [`${layer}/up`, [width, hidden]],
      [`${layer}/upBias`, [hidden]],
      [`${layer}/down`, [hidden, width]],
      [`${layer}/downBias`, [width]],
    ]).flat(),
    ["headGain", [width]],
    ["head", [width, HEAD_OUTPUTS]],
    ["headBias", [FUTURE_DAYS, HEAD_OUTPUTS]],
  ];
  let offset = 0;
  return shapes.map(([name, shape]) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const parameter = { name, shape, offset, size };
    offset += size;
    return parameter;
  });
}

/** Numbers in the flat vector. */
export function parameterCount(parameters: readonly Parameter[]): number {
  return parameters.reduce((sum, { size }) => sum + size, 0);
}

/** The arrays by name, as views into the flat vector. */
export function viewsOf(
  parameters: readonly Parameter[],
  flat: Float32Array,
): Readonly<Record<string, Float32Array>> {
  return Object.fromEntries(
    parameters.map(({ name, offset, size }) => [name, flat.subarray(offset, offset + size)]),
  );
}
