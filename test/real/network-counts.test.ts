import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { DatasetStore } from "../../datasets/index.ts";
import {
  CIFAR10_SKELETON,
  countFlops,
  countParameters,
  nasBench201Network,
} from "../../harness/network/index.ts";

const beside = resolve(import.meta.dirname, "../../../shared/mirror");
const mirror = process.env["CENAS_MIRROR"] ?? (existsSync(beside) ? beside : undefined);

it.skipIf(mirror === undefined)("parameters and FLOPs are the table's, for every architecture", async () => {
  const store = new DatasetStore({ mirror, cacheDir: mkdtempSync(join(tmpdir(), "cenas-real-")) });
  const { table } = await store.table();
  const { params_m: parametersM, flops_m: flopsM } = table.columns;
  const different = table.architectures.filter((architecture, at) => {
    const network = nasBench201Network(architecture, CIFAR10_SKELETON);
    return (
      Math.round(parametersM[at] * 1e6) !== countParameters(network) ||
      Math.round(flopsM[at] * 1e6) !== countFlops(network)
    );
  });
  expect(table.architectures).toHaveLength(15_625);
  expect(different).toEqual([]);
});
