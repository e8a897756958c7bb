import { SUNDIAL, UMASSOS } from "./sources.ts";
import { upstreamFile, type UpstreamFile } from "./upstream-file.ts";

/** Files of an older vintage than the zone files, by zone: `US-CAL-CISO@original` is the one that the paper used. */
export const ORIGINAL_VINTAGE: Readonly<Record<string, UpstreamFile>> = {
  "US-CAL-CISO": upstreamFile(
    UMASSOS,
    "US-CAL-CISO.csv",
    "sim_what_ifs/greener/data_output/raw_mix/US-CAL-CISO.csv",
    2_122_882,
    "58113a03bf25b2f5784e6b3f18b87293d81644ccc43e3066d1232d8373b262d7",
  ),
};

/** What these files span: their first hour (ISO 8601, UTC) and number of rows. */
export const ORIGINAL_SPANS: Readonly<
  Record<string, { readonly firstHour: string; readonly hours: number }>
> = {
  "US-CAL-CISO": { firstHour: "2020-01-01T00:00:00Z", hours: 26_304 },
};

/** Forecasts as issued, by zone. */
export const ISSUED_FORECASTS: Readonly<Record<string, UpstreamFile>> = {
  "US-CAL-CISO": sundial(
    "US-CAL-CISO",
    3_666_679,
    "bb8a76b68c60407a106208563108ab495a479e9f3d6e74816c56e1259f741505",
  ),
  DE: sundial("DE", 3_655_340, "5efde9ccaeececb08e5b2815e3a12d1c013a5c0eccc9809c53b808241322a56a"),
  "US-MIDA-PJM": sundial(
    "US-MIDA-PJM",
    3_652_046,
    "96adcbf44044578a8ed0e79dcfe23af3ab7dee5742d58b6d8b98dba83bdf7724",
  ),
};

function sundial(zone: string, bytes: number, sha256: string): UpstreamFile {
  return upstreamFile(SUNDIAL, `${zone}.csv`, `ci-forecasts/Sundial/${zone}.csv`, bytes, sha256);
}
