import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../../harness/digest/index.ts";
import { scenarioApi } from "../../scenarios/api.ts";

/** Options of `figures` that say nothing. @param folder for what is downloaded. */
export function quietIn(folder: string) {
  return {
    mirror: undefined,
    cache: join(folder, "cache"),
    workers: 1,
    onNotice: (_notice: string) => {},
    onTransfer: () => {},
    onRuns: () => {},
    onProgress: () => {},
  };
}

/** A small run of `evaluators` on the sample in the place of the default one, which takes its time: told to be that. */
export async function cacheRun(out: string): Promise<string> {
  const run = join(out, "runs/evaluators");
  const flags = { data: "sample", trained: [10], seeds: [1] };
  await scenarioApi.run("evaluators", flags, { ...quietIn(out), out: run });
  const manifest = join(run, "manifest.json");
  const said = JSON.parse(readFileSync(manifest, "utf8")) as object;
  const setting = scenarioApi.explain("evaluators", { data: "sample" });
  writeFileSync(manifest, JSON.stringify({ ...said, setting }));
  sumAnew(run, "manifest.json");
  return run;
}

/** As if the file had been written so. */
export function sumAnew(run: string, name: string): void {
  const sums = join(run, "SHA256SUMS");
  const digest = sha256Of(readFileSync(join(run, name)));
  writeFileSync(
    sums,
    readFileSync(sums, "utf8").replace(new RegExp(`^.*  ${name}$`, "m"), `${digest}  ${name}`),
  );
}
