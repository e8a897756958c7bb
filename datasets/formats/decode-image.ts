import { DatasetError } from "../dataset-error.ts";

/** Red, green and blue of each pixel, row by row. */
export interface DecodedImage {
  readonly heightPx: number;
  readonly widthPx: number;
  readonly pixels: Uint8Array;
}

/**
 * Decodes a JPEG, PNG or another common image to RGB, cut to a square about its middle where a side is given.
 * @param source a path, or the file's bytes.
 * @param where as messages name it.
 * @throws DatasetError where it is damaged.
 */
export async function decodeImage(
  source: string | Uint8Array,
  where: string,
  sidePx?: number,
): Promise<DecodedImage> {
  const { default: sharp } = await import("sharp");
  try {
    // A damaged image is an error, never one that is half grey.
    let image = sharp(source, { failOn: "warning" });
    if (sidePx !== undefined) image = image.resize(sidePx, sidePx, { fit: "cover", position: "centre" });
    const { data, info } = await image
      .toColourspace("srgb")
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${info.channels} channels`);
    return { heightPx: info.height, widthPx: info.width, pixels: data };
  } catch (error) {
    throw new DatasetError(
      {
        what: "damaged image",
        where,
        got: (error as Error).message.split("\n")[0],
        expected: "an image that can be decoded whole",
      },
      { cause: error },
    );
  }
}
