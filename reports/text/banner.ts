import type { Manifest } from "../../harness/record/index.ts";

/** What a terminal shows before anything else where the data are not measured. */
export function banner({ kind }: Manifest["data"]): string[] {
  if (kind === "real") return [];
  return ["*** SAMPLE DATA: made by fitted models, not measured. No result below is a finding. ***", ""];
}
