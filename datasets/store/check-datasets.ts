import type { CheckResult } from "../checks/check-result.ts";
import { crossChecks } from "../checks/cross-checks.ts";
import { forecastChecks } from "../checks/forecast-checks.ts";
import { tableChecks } from "../checks/table-checks.ts";
import { cifar10Checks } from "../checks/image-checks.ts";
import { cisoChecks, originalVintageChecks } from "../checks/trace-checks.ts";
import { DatasetError } from "../dataset-error.ts";
import { IMAGE_FILES, ISSUED_FORECASTS } from "../catalogue/index.ts";
import { loadIssuedForecasts } from "./load-forecasts.ts";
import { loadImages } from "./load-images.ts";
import { loadTable } from "./load-table.ts";
import { loadTrace } from "./load-trace.ts";
import type { Shelves } from "./shelves.ts";

/** Everything that must hold of the data after conversion; fetches what is missing. */
export async function checkDatasets(shelves: Shelves): Promise<CheckResult[]> {
  const { table } = await loadTable(shelves);
  const results = [
    ...tableChecks(table),
    ...(await crossChecks(table, async (file) => new TextDecoder().decode(await shelves.fetcher.read(file)))),
    ...cisoChecks(await loadTrace(shelves, "US-CAL-CISO")),
    ...originalVintageChecks(await loadTrace(shelves, "US-CAL-CISO@original")),
  ];
  results.push(...(await imageChecks(shelves)));
  for (const zone of Object.keys(ISSUED_FORECASTS)) {
    const { direct } = await loadTrace(shelves, zone);
    if (direct === null) throw new DatasetError({ what: "no direct signal", where: zone });
    results.push(...forecastChecks((await loadIssuedForecasts(shelves, zone)).forecasts, direct));
  }
  return results;
}

/** Images are large, and only training networks needs them: they are checked where they are at hand. */
async function imageChecks(shelves: Shelves): Promise<CheckResult[]> {
  const place = await shelves.fetcher.placeOf(IMAGE_FILES.cifar10);
  if (place === "cache" || place === "mirror") return cifar10Checks(await loadImages(shelves, "cifar10"));
  shelves.note("cifar10 is not checked, since it is not here (139 MB): `datasets pull cifar10` fetches it");
  return [];
}
