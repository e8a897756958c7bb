/** The parts that training shares with forecasting. */
export {
  ARCHITECTURE,
  FUTURE_DAYS,
  HEAD_OUTPUTS,
  TOKEN_FEATURES,
  tokenCount,
  type Architecture,
} from "./architecture.ts";
export { NORM_EPSILON, encoder, type Encoder } from "./encoder.ts";
export { SKIP_FEATURES, SKIP_LAGS, SKIP_WEIGHTS, applySkip, writeSkipFeatures } from "./linear-skip.ts";
export { FLOOR_G_PER_KWH, logSeries, type LogSeries } from "./log-series.ts";
export { parameterCount, parametersOf, viewsOf, type Parameter } from "./parameters.ts";
export { historyHoursOf, writeTokens, type SkipForecast } from "./tokens.ts";
export { WEIGHTS_FORMAT, type WeightsCard } from "./card.ts";
export { transformer } from "./transformer.ts";
export { checkData, encodeWeights, parseWeights, valuesDigest, type TransformerWeights } from "./weights.ts";
