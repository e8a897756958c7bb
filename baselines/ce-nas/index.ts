/** The method under test. */
export { CE_NAS, ceNas, type CeNasParts } from "./ce-nas.ts";
export { CE_NAS_VARIANTS, ceNasStatic, ceNasWaiting } from "./variants.ts";
