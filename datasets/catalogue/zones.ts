import { csvParse } from "d3-dsv";
import { unknownName } from "../../harness/text/index.ts";
import { UnknownDatasetError } from "../dataset-error.ts";
import { CARBONX_TRACES } from "./sources.ts";
import { upstreamFile, type UpstreamFile } from "./upstream-file.ts";
import { ZONE_ROWS } from "./zone-rows.ts";

/** What the catalogue knows of one zone's hourly file before it is fetched. */
export interface Zone {
  readonly zone: string;
  readonly file: UpstreamFile;
  /** Name and country in words, where known. */
  readonly zoneName: string | undefined;
  readonly country: string | undefined;
  /** First and last hour (ISO 8601, UTC) and number of rows, where known. */
  readonly firstHour: string | undefined;
  readonly lastHour: string | undefined;
  readonly hours: number | undefined;
  /** Hours that upstream modelled instead of measured, where known. */
  readonly estimatedHours: number | undefined;
}

let parsed: ReadonlyMap<string, Zone> | undefined;

/** All zones of the catalogue by name, in alphabetical order. */
export function zones(): ReadonlyMap<string, Zone> {
  parsed ??= new Map(csvParse(ZONE_ROWS).map((row) => [row["zone"] ?? "", zoneOf(row)]));
  return parsed;
}

/** @throws UnknownDatasetError naming the nearest zones first. */
export function zoneNamed(name: string): Zone {
  const zone = zones().get(name);
  if (zone !== undefined) return zone;
  const { message } = unknownName("zone", name, [...zones().keys()]);
  throw new UnknownDatasetError(`${message}${meant(name)}`);
}

/** Zones whose plain name begins so, `Ger` for Germany: nobody knows all codes. */
function meant(name: string): string {
  const wanted = name.toLowerCase();
  if (wanted === "") return "";
  const found = [...zones().values()].filter(({ zoneName }) => zoneName?.toLowerCase().startsWith(wanted));
  return found.length === 0
    ? ""
    : `; meant, perhaps: ${found.map(({ zone, zoneName }) => `${zone} (${zoneName})`).join(", ")}`;
}

function zoneOf(row: Readonly<Record<string, string | undefined>>): Zone {
  const zone = textOf(row["zone"]) ?? "";
  const sha256 = textOf(row["sha256"]);
  const digest = sha256 ?? ({ algorithm: "git-blob-sha1", hex: row["git_blob_sha1"] ?? "" } as const);
  return {
    zone,
    file: upstreamFile(
      CARBONX_TRACES,
      `${zone}.csv`,
      `data/forecasting-data/${zone}.csv`,
      numberOf(row["bytes"]),
      digest,
    ),
    zoneName: textOf(row["zone_name"]),
    country: textOf(row["country"]),
    firstHour: textOf(row["first_hour"]),
    lastHour: textOf(row["last_hour"]),
    hours: numberOf(row["rows"]),
    estimatedHours: numberOf(row["estimated_hours"]),
  };
}

function textOf(cell: string | undefined): string | undefined {
  return cell === undefined || cell === "" ? undefined : cell;
}

function numberOf(cell: string | undefined): number | undefined {
  return cell === undefined || cell === "" ? undefined : Number(cell);
}
