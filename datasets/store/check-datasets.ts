import type { CheckResult } from "../checks/check-result.ts";
import { crossChecks } from "../checks/cross-checks.ts";
import { forecastChecks } from "../checks/forecast-checks.ts";
import { tableChecks } from "../checks/table-checks.ts";
import { cisoChecks, originalVintageChecks } from "../checks/trace-checks.ts";
import { DatasetError } from "../dataset-error.ts";
import { ISSUED_FORECASTS } from "../catalogue/index.ts";
import { loadIssuedForecasts } from "./load-forecasts.ts";
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
  for (const zone of Object.keys(ISSUED_FORECASTS)) {
    const { direct } = await loadTrace(shelves, zone);
    if (direct === null) throw new DatasetError({ what: "no direct signal", where: zone });
    results.push(...forecastChecks((await loadIssuedForecasts(shelves, zone)).forecasts, direct));
  }
  return results;
}
