import type { Tensors } from "../tensors.ts";

export type Conv2DInfo = ReturnType<Tensors["backend_util"]["computeConv2DInfo"]>;

/** Shapes of a convolution from the attributes that its gradients' kernels are handed. */
export function conv2dInfo(
  tensors: Tensors,
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: Readonly<Record<string, unknown>>,
): Conv2DInfo {
  return convolutionInfo(tensors, inputShape, filterShape, attrs, 1, false);
}

/** The same of a depthwise convolution, which may be dilated. */
export function depthwiseInfo(
  tensors: Tensors,
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: Readonly<Record<string, unknown>>,
): Conv2DInfo {
  const dilations = attrs["dilations"] as [number, number];
  return convolutionInfo(tensors, inputShape, filterShape, attrs, dilations, true);
}

function convolutionInfo(
  tensors: Tensors,
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: Readonly<Record<string, unknown>>,
  dilations: number | [number, number],
  depthwise: boolean,
): Conv2DInfo {
  return tensors.backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    attrs["strides"] as [number, number],
    dilations,
    attrs["pad"] as "same" | "valid",
    attrs["dimRoundingMode"] as "floor" | undefined,
    depthwise,
  );
}

/** Shapes of a pooling. */
export function poolInfo(
  tensors: Tensors,
  inputShape: readonly number[],
  attrs: Readonly<Record<string, unknown>>,
): Conv2DInfo {
  return tensors.backend_util.computePool2DInfo(
    inputShape as [number, number, number, number],
    attrs["filterSize"] as [number, number],
    attrs["strides"] as [number, number],
    1,
    attrs["pad"] as "same" | "valid",
  );
}
