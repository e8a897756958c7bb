/**
 * What is trained together unless the user names zones: every mirrored zone's life-cycle signal, and the direct one where
 * issued forecasts are there to compare with.
 */
export const DEFAULT_TRAINING_SERIES: readonly string[] = [
  "US-CAL-CISO",
  "DE",
  "US-MIDA-PJM",
  "US-TEX-ERCO",
  "GB",
  "FR",
  "SE",
  "PL",
  "AU-NSW",
  "ZA",
  "ES",
  "NL",
  "US-NY-NYIS",
  "US-NW-BPAT",
  "AU-SA",
  "CA-ON",
  "US-CAL-CISO:direct",
  "DE:direct",
  "US-MIDA-PJM:direct",
];
