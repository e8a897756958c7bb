import { unknownName } from "../../harness/text/index.ts";
import type { DataSource } from "../../harness/record/index.ts";
import { ISSUED_FORECASTS, type UpstreamFile } from "../catalogue/index.ts";
import { UnknownDatasetError } from "../dataset-error.ts";
import { HORIZON_HOURS, type IssuedForecastColumns } from "../sundial/issued-forecasts.ts";
import { conversionKey, dataSourceOf, type Shelves } from "./shelves.ts";

export interface LoadedForecasts {
  readonly forecasts: IssuedForecastColumns;
  readonly sources: readonly DataSource[];
  readonly notes: readonly string[];
}

const FORECAST_CONVERTER_VERSION = 1;

/** The forecasts that were issued for a zone, from the cache or from upstream. */
export async function loadIssuedForecasts(shelves: Shelves, zone: string): Promise<LoadedForecasts> {
  const file = forecastFile(zone);
  const key = forecastKey(zone, file);
  const kept = await shelves.converted.read(key);
  const forecasts =
    kept === undefined
      ? await convert(shelves, zone, file, key)
      : forecastsOf(
          zone,
          kept.columns["issued_ms"] as Float64Array,
          kept.columns["intensity"] as Float64Array,
        );
  return {
    forecasts,
    sources: [dataSourceOf(file)],
    notes: [
      `${zone}: the issued forecasts are of the direct signal; compare them with direct intensity alone.`,
    ],
  };
}

/** @throws UnknownDatasetError naming the zones that have forecasts, nearest first. */
export function forecastFile(zone: string): UpstreamFile {
  const file = Object.hasOwn(ISSUED_FORECASTS, zone) ? ISSUED_FORECASTS[zone] : undefined;
  if (file !== undefined) return file;
  const known = Object.keys(ISSUED_FORECASTS);
  throw new UnknownDatasetError(unknownName("zone with issued forecasts", zone, known, "zones").message);
}

export function forecastKey(zone: string, file: UpstreamFile): string {
  return conversionKey(`forecast/${zone}`, [file], FORECAST_CONVERTER_VERSION);
}

async function convert(shelves: Shelves, zone: string, file: UpstreamFile, key: string) {
  const text = new TextDecoder().decode(await shelves.fetcher.read(file));
  const { convertIssuedForecasts } = await import("../sundial/convert.ts");
  const forecasts = convertIssuedForecasts(text, file.id, zone);
  const columns = { issued_ms: forecasts.issuedMs, intensity: forecasts.intensityGPerKwh };
  // Columns of one Arrow file are equally long: each hour carries the issue that it belongs to.
  const issued_ms = columns.intensity.map(
    (_, i) => columns.issued_ms[Math.floor(i / HORIZON_HOURS)] ?? Number.NaN,
  );
  await shelves.converted.write(key, { columns: { ...columns, issued_ms }, facts: {} });
  return forecasts;
}

function forecastsOf(
  zone: string,
  issuedMs: Float64Array,
  intensityGPerKwh: Float64Array,
): IssuedForecastColumns {
  return {
    zone,
    signal: "direct",
    horizonHours: HORIZON_HOURS,
    issuedMs: issuedMs.filter((_, i) => i % HORIZON_HOURS === 0),
    intensityGPerKwh,
  };
}
