import type { ChargedRun } from "../../harness/analysis/index.ts";
import { SECONDS_PER_HOUR, gramsToKilograms, hoursToMs, meanPowerW } from "../../harness/units/index.ts";
import { csvOf, tableOf } from "../tables/index.ts";

/**
 * The columns of the `emissions.csv` that CodeCarbon 3.3.0 writes (3.2.5 too), in its order: the fields of `EmissionsData` in
 * mlco2/codecarbon, `codecarbon/output_methods/emissions_data.py`.
 */
export const EMISSIONS_COLUMNS = [
  "timestamp",
  "project_name",
  "run_id",
  "experiment_id",
  "duration",
  "emissions",
  "emissions_rate",
  "cpu_power",
  "gpu_power",
  "ram_power",
  "cpu_energy",
  "gpu_energy",
  "ram_energy",
  "energy_consumed",
  "water_consumed",
  "country_name",
  "country_iso_code",
  "region",
  "cloud_provider",
  "cloud_region",
  "os",
  "python_version",
  "codecarbon_version",
  "cpu_count",
  "cpu_model",
  "gpu_count",
  "gpu_model",
  "longitude",
  "latitude",
  "ram_total_size",
  "tracking_mode",
  "cpu_utilization_percent",
  "gpu_utilization_percent",
  "ram_utilization_percent",
  "ram_used_gb",
  "on_cloud",
  "pue",
  "wue",
] as const;

type EmissionsRow = Readonly<Record<(typeof EMISSIONS_COLUMNS)[number], string | number | null>>;

/** What a simulation does not have: no machine was measured. */
const UNKNOWN = Object.fromEntries(EMISSIONS_COLUMNS.map((column) => [column, null])) as EmissionsRow;

/**
 * The runs as CodeCarbon would have logged them, a row for each run and accounting: s, kg CO2eq, kg/s, W, kWh. Times are
 * simulated, and `duration` has the charged work before the start in it, as on all the GPUs; `emissions` are those of the electricity alone, as there (`sci.csv` has embodied carbon beside them). As there, the
 * facility's overhead is in all energies and not in `gpu_power`, here the mean of the run. An accounting prices a GPU with its
 * share of the host, so all stands under `gpu`; what was metered of real work stands under what did it. What is not known is empty.
 *
 * @param experiment names what the runs belong to: the fingerprint.
 */
export function emissionsCsv(runs: readonly ChargedRun[], experiment: string): string {
  return csvOf(
    tableOf<EmissionsRow>(
      EMISSIONS_COLUMNS,
      runs.map((run) => rowOf(run, experiment)),
    ),
  );
}

function rowOf(run: ChargedRun, experiment: string): EmissionsRow {
  const { scenario, labels, trace, method, seed, accounting, hours, energyKwh, pue } = run;
  const { part, model } = run.machine ?? { part: "gpu", model: null };
  const charged = run.hoursBefore + hours;
  const emissions = gramsToKilograms(run.gPerRun - run.embodiedG);
  const ended = new Date(Date.parse(run.startUtc) + hoursToMs(hours));
  return {
    ...UNKNOWN,
    timestamp: ended.toISOString().slice(0, 19),
    project_name: scenario,
    run_id: [
      ...Object.entries(labels).map(([label, value]) => `${label}=${value ?? "none"}`),
      method,
      seed,
      accounting,
    ].join("/"),
    experiment_id: experiment,
    duration: charged * SECONDS_PER_HOUR,
    emissions,
    emissions_rate: charged === 0 ? 0 : emissions / (charged * SECONDS_PER_HOUR),
    [`${part}_power`]: charged === 0 ? 0 : meanPowerW(energyKwh / pue, charged),
    [`${part}_energy`]: energyKwh,
    [`${part}_count`]: run.gpus,
    [`${part}_model`]: model,
    energy_consumed: energyKwh,
    region: trace,
    tracking_mode: run.machine === undefined ? "simulated" : "machine",
    on_cloud: "N",
    pue,
  };
}
