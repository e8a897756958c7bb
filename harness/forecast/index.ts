export type { Forecaster, IntensityHistory } from "./forecaster.ts";
export { persistence } from "./persistence.ts";
