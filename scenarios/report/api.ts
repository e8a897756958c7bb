import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ReportApi } from "../../harness/cli/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { checkWritable } from "../../harness/disk/index.ts";
import type { Manifest } from "../../harness/record/index.ts";
import { digestIn, writeResults } from "../results/results-folder.ts";
import { compared } from "./compare.ts";
import { figuresOf, rebuilt } from "./rebuild.ts";
import { verified } from "./verify.ts";

/** A report takes the place of nothing but an earlier one of the same runs. @throws UsageError */
async function refuseOthers(folder: string, folders: readonly string[], { digest }: Manifest): Promise<void> {
  const real = await Promise.all([folder, ...folders].map((one) => realpath(one).catch(() => resolve(one))));
  const [own, ...sources] = real;
  if (sources.includes(own)) {
    throw new UsageError(`--out ${folder}: holds the runs that the report is made from; name another folder`);
  }
  const there = await digestIn(folder);
  if (there === null || there === digest) return;
  throw new UsageError(
    `--out ${folder}: holds other results (digest ${there.slice(0, 8)}, these have ${digest.slice(0, 8)}); name another folder`,
  );
}

/** Reports as the command line meets them. */
export const reportApi: ReportApi = {
  async report(folders, { out, onProgress }) {
    const began = performance.now();
    const { manifest, document, text, files, report } = await rebuilt(folders);
    const { scenario, data, fingerprint } = manifest;
    const merged = join("runs", `${scenario}-${data.kind}-merged-${fingerprint.slice(0, 8)}`);
    const folder = resolve(out ?? (folders.length === 1 ? `${resolve(folders[0])}-report` : merged));
    await checkWritable(folder);
    await refuseOthers(folder, folders, manifest);
    const drawn = await figuresOf(report.figures, onProgress);
    const whole = { manifest, document, files: new Map([...files, ...drawn]) };
    await writeResults(folder, whole, "report", {
      wallSeconds: (performance.now() - began) / 1000,
      workers: 1,
    });
    return { document, text, folder, report: join(folder, "report.html") };
  },
  verify: verified,
  compare: compared,
};
