export { CarbonTrace, TraceBlankError, TraceSpanError, type TraceColumns } from "./trace.ts";
