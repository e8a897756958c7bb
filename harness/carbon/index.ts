export { CarbonTrace, TraceBlankError, TraceSpanError, type TraceColumns } from "./trace.ts";
export { parseAccounting, type Accounting, type Price } from "./accounting.ts";
export { PRESETS } from "./presets.ts";
export { Ledger, type LiveActivity, type PriorActivity } from "./ledger.ts";
export {
  measuredAccounting,
  intensityOfWork,
  meteredCarbonG,
  type MeteredActivity,
  type MeteredSpan,
} from "./metered-carbon.ts";
