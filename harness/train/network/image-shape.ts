import type { Network } from "../../network/index.ts";

/** The shape of so many images as a network takes them. */
export function imageShapeOf({ nodes }: Network, images: number): [number, number, number, number] {
  const image = nodes.find(({ operation }) => operation.kind === "image");
  if (image === undefined) throw new RangeError("the network has no image");
  return [images, ...image.shape];
}
