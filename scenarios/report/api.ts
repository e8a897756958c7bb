import { join, resolve } from "node:path";
import type { ReportApi } from "../../harness/cli/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { checkWritable } from "../../harness/disk/index.ts";
import { writeResults } from "../results/results-folder.ts";
import { compared } from "./compare.ts";
import { figuresOf, rebuilt } from "./rebuild.ts";
import { verified } from "./verify.ts";

/** Reports as the command line meets them. */
export const reportApi: ReportApi = {
  async report(folders, { out, onProgress }) {
    const began = performance.now();
    const { manifest, document, text, files, report } = await rebuilt(folders);
    const { scenario, data, fingerprint } = manifest;
    const merged = join("runs", `${scenario}-${data.kind}-merged-${fingerprint.slice(0, 8)}`);
    const folder = resolve(out ?? (folders.length === 1 ? `${resolve(folders[0])}-report` : merged));
    if (folders.some((one) => resolve(one) === folder)) {
      throw new UsageError(
        `--out ${folder}: holds the runs that the report is made from; name another folder`,
      );
    }
    await checkWritable(folder);
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
