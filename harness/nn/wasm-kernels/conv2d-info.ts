import type { Tensors } from "../tensors.ts";

export type Conv2DInfo = ReturnType<Tensors["backend_util"]["computeConv2DInfo"]>;

/** Shapes of a convolution from the attributes that its gradients' kernels are handed. */
export function conv2dInfo(
  tensors: Tensors,
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: Readonly<Record<string, unknown>>,
): Conv2DInfo {
  return tensors.backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    attrs["strides"] as [number, number],
    1,
    attrs["pad"] as "same" | "valid",
    attrs["dimRoundingMode"] as "floor" | undefined,
    false,
  );
}

/** Shapes of a depthwise convolution; its gradients know no dilation, on any backend. */
export function depthwiseInfo(
  tensors: Tensors,
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: Readonly<Record<string, unknown>>,
): Conv2DInfo {
  return tensors.backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    attrs["strides"] as [number, number],
    attrs["dilations"] as [number, number],
    attrs["pad"] as "same" | "valid",
    attrs["dimRoundingMode"] as "floor" | undefined,
    true,
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
