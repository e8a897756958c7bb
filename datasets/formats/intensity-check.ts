import { DatasetError } from "../dataset-error.ts";

/** Passes intensities (g CO2eq/kWh) through if each is blank (NaN) or not negative. @throws DatasetError naming the row. */
export function checkedIntensity(where: string, column: string, values: Float64Array): Float64Array {
  const bad = values.findIndex((value) => value < 0 || value === Number.POSITIVE_INFINITY);
  if (bad < 0) return values;
  throw new DatasetError({
    what: "bad value",
    where: `${where}, row ${bad}, column ${column}`,
    got: String(values[bad]),
    expected: "g CO2eq/kWh, not negative, or blank",
  });
}
