import { formatArchitecture, type Operation } from "../../harness/nas/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { checkRows, checkedColumn } from "../formats/column-check.ts";

/**
 * Accuracies (%) by architecture, put into index order: JSON whose keys are Python reprs,
 * `[(('op', 0),), (('op', 0), ('op', 1)), (('op', 0), ('op', 1), ('op', 2))]`.
 */
export function convertSupernet(text: string, where: string, architectures: readonly string[]): Float64Array {
  const scores = new Map<string, number>();
  for (const [row, [key, value]] of Object.entries(parsed(text, where)).entries()) {
    if (typeof value !== "number") {
      throw new DatasetError({
        what: "bad value",
        where: `${where}, row ${row}, ${key}`,
        got: JSON.stringify(value),
        expected: "an accuracy in %",
      });
    }
    scores.set(architectureOf(key), value);
  }
  checkRows(where, scores.size, architectures.length);
  const column = Float64Array.from(architectures, (architecture) => scores.get(architecture) ?? Number.NaN);
  return checkedColumn(where, "accuracy", column, { rows: architectures.length, min: 0, max: 100 });
}

function architectureOf(pythonRepr: string): string {
  return formatArchitecture(Array.from(pythonRepr.matchAll(/'(\w+)', \d/g), ([, name]) => name as Operation));
}

function parsed(text: string, where: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch (error) {
    throw new DatasetError({ what: "not JSON", where, got: String(error) }, { cause: error });
  }
  throw new DatasetError({ what: "unexpected content", where, expected: "a JSON object" });
}
