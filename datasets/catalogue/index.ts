export { bibtexOf } from "./bibtex.ts";
export type { Digest, UpstreamFile, UpstreamSource } from "./upstream-file.ts";
export { OFFICIAL_HW_NAS_BENCH } from "./sources.ts";
export { SUPERNET_TRUTH, TABLE_FILES, WHOLE_TEST_SET_FILES, type TableFileKey } from "./table-files.ts";
export { ISSUED_FORECASTS, ORIGINAL_SPANS, ORIGINAL_VINTAGE } from "./carbon-files.ts";
export { IMAGE_FILES, IMAGENET } from "./image-files.ts";
export { zoneNamed, zones, type Zone } from "./zones.ts";
