/** Searches whose networks are trained for real: the work, its record, and the search told from it. */
export { EnergyShares, type EnergySource } from "./energy-shares.ts";
export { isScoring, type EpochEntry, type RecordEntry } from "./record-entry.ts";
export { RecordFile } from "./record-file.ts";
export { recordedEvaluations, type RecordedSpace } from "./recorded-evaluations.ts";
export { searchInRealTime, searchInSimulatedTime, type Clock, type Telling } from "./search-live.ts";
export { parseRecord, recordText, type RecordSettings, type WorkRecord } from "./work-record.ts";
export { Workshop, type LiveWork, type WorkshopOptions } from "./workshop.ts";
