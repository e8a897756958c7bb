import { parseArchitecture, type Operation } from "../../harness/nas/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { checkRows } from "../formats/column-check.ts";

/**
 * Passes architecture strings through if each is well formed and none appears twice.
 * @throws DatasetError naming file, row and column.
 */
export function checkedArchitectures(where: string, texts: readonly string[], rows: number): string[] {
  const seen = new Map<string, number>();
  for (const [row, text] of texts.entries()) {
    const place = `${where}, row ${row}, column arch_str`;
    try {
      parseArchitecture(text);
    } catch (error) {
      throw new DatasetError(
        {
          what: "bad architecture",
          where: place,
          got: error instanceof Error ? error.message : String(error),
        },
        { cause: error },
      );
    }
    const earlier = seen.get(text);
    if (earlier !== undefined) {
      throw new DatasetError({
        what: "duplicate architecture",
        where: place,
        got: `${text}, which row ${earlier} has too`,
        expected: "every architecture once",
      });
    }
    seen.set(text, row);
  }
  checkRows(where, texts.length, rows);
  return [...texts];
}

/** Numbers of convolutions in a cell, by the architecture string. */
export function countConvolutions(text: string): { readonly conv1x1: number; readonly conv3x3: number } {
  const operations = parseArchitecture(text);
  const count = (wanted: Operation): number => operations.filter((operation) => operation === wanted).length;
  return { conv1x1: count("nor_conv_1x1"), conv3x3: count("nor_conv_3x3") };
}
