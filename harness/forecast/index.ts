export { blend } from "./blend.ts";
export type { ForecasterDefinition } from "./definition.ts";
export { FORECASTERS, forecasterNamed } from "./definitions.ts";
export { filled } from "./filled.ts";
export type { Forecast, Forecaster, IntensityHistory } from "./forecaster.ts";
export { DAY_HOURS, HORIZON_HOURS, WEEK_HOURS } from "./horizon.ts";
export { forecastOfIssue, type IssuedForecasts } from "./issued.ts";
export { persistence } from "./persistence.ts";
export { TraceForecasts } from "./trace-forecasts.ts";
