import { unknownName } from "../../harness/text/index.ts";
import { epochMsOf } from "../../harness/units/index.ts";
import { ORIGINAL_SPANS, ORIGINAL_VINTAGE, zoneNamed, zones, type UpstreamFile } from "../catalogue/index.ts";
import { UnknownDatasetError } from "../dataset-error.ts";

/** A trace as a user names it, `ZONE` or `ZONE@source`, found in the catalogue. */
export interface NamedTrace {
  readonly name: string;
  readonly zone: string;
  readonly vintage: "portal" | "original";
  readonly file: UpstreamFile;
  /** Rows that the file must have, where the catalogue knows. */
  readonly hours: number | undefined;
  /** Epoch ms of its first hour, where the catalogue knows. */
  readonly startMs: number | undefined;
}

/** `@original` is the vintage that the paper used; no source means the Electricity Maps portal files of CarbonX. */
const ORIGINAL = "original";

/** @throws UnknownDatasetError naming the nearest zones, or the sources that a zone has. */
export function traceNamed(name: string): NamedTrace {
  const [zoneName = "", source] = name.split("@");
  const { zone, file, hours, firstHour } = zoneNamed(zoneName);
  const span = { hours, startMs: firstHour === undefined ? undefined : epochMsOf(firstHour) };
  if (source === undefined) return { name, zone, vintage: "portal", file, ...span };
  const original = source === ORIGINAL ? ORIGINAL_VINTAGE[zone] : undefined;
  if (original !== undefined) {
    const first = ORIGINAL_SPANS[zone];
    return {
      name,
      zone,
      vintage: ORIGINAL,
      file: original,
      hours: first.hours,
      startMs: epochMsOf(first.firstHour),
    };
  }
  const known = ORIGINAL_VINTAGE[zone] === undefined ? [zone] : [zone, `${zone}@${ORIGINAL}`];
  throw new UnknownDatasetError(unknownName("trace", name, known).message);
}

/** Every trace that can be named. */
export function traceNames(): string[] {
  return [...zones().keys()].flatMap((zone) =>
    ORIGINAL_VINTAGE[zone] === undefined ? [zone] : [zone, `${zone}@${ORIGINAL}`],
  );
}
