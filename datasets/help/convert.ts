import { DatasetError } from "../dataset-error.ts";
import { ARCHITECTURES, checkRows, checkedColumn } from "../formats/column-check.ts";
import { readTorchFile } from "../formats/pickle/index.ts";

/** FPGA energy is this constant power times the latency, exactly; W = mJ/ms. */
export const FPGA_POWER_W = 7;

/** One device's latencies, ms, in index order: a torch file with a list of numbers. */
export function convertLatency(bytes: Uint8Array, where: string, rows = ARCHITECTURES): Float64Array {
  const list = readTorchFile(bytes, where);
  if (!Array.isArray(list) || !list.every((value) => typeof value === "number")) {
    throw new DatasetError({ what: "unexpected content", where, expected: "a list of numbers" });
  }
  return checkedColumn(where, "latency", Float64Array.from(list), { rows, min: 0 });
}

/** Checks that upstream numbers the architectures as we do: a torch file with a dict from string to index. */
export function checkArchitectureIndex(
  bytes: Uint8Array,
  where: string,
  architectures: readonly string[],
): void {
  const index = readTorchFile(bytes, where);
  if (!(index instanceof Map)) {
    throw new DatasetError({ what: "unexpected content", where, expected: "a dict from string to index" });
  }
  checkRows(where, index.size, architectures.length);
  for (const [row, architecture] of architectures.entries()) {
    if (index.get(architecture) === row) continue;
    throw new DatasetError({
      what: "architectures in another order",
      where: `${where}, ${architecture}`,
      got: String(index.get(architecture)),
      expected: String(row),
    });
  }
}
