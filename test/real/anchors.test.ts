import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve as resolvePath } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { DatasetStore } from "../../datasets/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import type { Runner } from "../../harness/run/index.ts";
import { runnerOf, truthsOf, type Truths } from "../../scenarios/compose.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import type { Request } from "../../scenarios/scenario.ts";
import { resolve } from "../../scenarios/setting.ts";

const beside = resolvePath(import.meta.dirname, "../../../shared/mirror");
const mirror = process.env["CENAS_MIRROR"] ?? (existsSync(beside) ? beside : undefined);

describe.skipIf(mirror === undefined)("the main scenario on the real data", () => {
  let store: DatasetStore;
  let truths: Truths;

  beforeAll(async () => {
    store = new DatasetStore({ mirror, cacheDir: mkdtempSync(join(tmpdir(), "cenas-real-")) });
    const { table } = await store.table();
    const { lifecycle } = await store.trace("US-CAL-CISO@original");
    truths = truthsOf(resolve(hwnasbench, hwnasbench.defaults), table, lifecycle);
  });

  const runner = (request: Partial<Request>): Runner =>
    runnerOf(resolve(hwnasbench, { ...hwnasbench.defaults, ...request }), truths);
  const runOf = async (method: string, seed: number, request: Partial<Request> = {}): Promise<RunLog> => {
    const key = { scenario: "test", method, seed, window: "test" };
    return runner(request)({ key, method, seed, accountings: ["paper"] });
  };
  const carbonG = (log: RunLog): number => log.statements["paper"].total.carbonG;
  const trained = (log: RunLog) => log.events.filter((event) => event.type === "trained");

  it("has the reference hypervolume and front of the table", () => {
    expect(truths.benchmark.referenceHypervolume()).toBeCloseTo(4155.0, 2);
    expect(truths.benchmark.trueFront()).toHaveLength(36);
  });

  it("charges the paper's first hour on 7 GPUs, and its whole window on 8 and on 1", async () => {
    expect(carbonG(await runOf("random", 1, { hours: 1, gpus: 7, methods: ["random"] }))).toBeCloseTo(
      2386.51,
      6,
    );
    expect(carbonG(await runOf("random", 1)) / 1000).toBeCloseTo(192.06, 2);
    expect(carbonG(await runOf("random", 1, { gpus: 1, methods: ["random"] })) / 1000).toBeCloseTo(24.008, 3);
  });

  it("lets the oracle reach 99 % within 3.8 GPU-hours, and 99.9 % with at most 8 architectures", async () => {
    const reference = truths.benchmark.referenceHypervolume();
    const shareOf = (log: RunLog): number =>
      Math.max(...log.events.map((event) => ("hypervolume" in event ? event.hypervolume : 0))) / reference;
    const most = await runOf("oracle", 1);
    expect(shareOf(most)).toBeGreaterThanOrEqual(0.99);
    expect(most.statements["paper"].total.gpuHours).toBeLessThanOrEqual(3.8);
    const nearlyAll = await runOf("oracle-0.999", 1);
    expect(shareOf(nearlyAll)).toBeGreaterThanOrEqual(0.999);
    expect(trained(nearlyAll).length).toBeLessThanOrEqual(8);
  });

  it("gives random search the hypervolumes that others found, within four standard errors", async () => {
    const seeds = Array.from({ length: 30 }, (_, i) => i + 1);
    const logs = await Promise.all(seeds.map((seed) => runOf("random", seed)));
    for (const [count, expected, sd] of [
      [100, 4022, 101],
      [200, 4086, 48],
      [500, 4123, 21],
    ]) {
      const values = logs.map((log) => {
        const event = trained(log)[count - 1];
        return event.type === "trained" ? event.hypervolume : Number.NaN;
      });
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(Math.abs(mean - expected), `after ${count}`).toBeLessThan((4 * sd) / Math.sqrt(values.length));
    }
  });

  it("gives random search the exact expected best of n without replacement", async () => {
    const n = 100;
    const sorted = [...truths.benchmark.table.columns.cifar10_test_200].toSorted((a, b) => a - b);
    // P(best is the k-th smallest of N) = C(k - 1, n - 1) / C(N, n), by its ratio from one k to the one below.
    let probability = n / sorted.length;
    let expected = 0;
    let square = 0;
    for (let k = sorted.length; k >= n; k--) {
      expected += probability * sorted[k - 1];
      square += probability * sorted[k - 1] ** 2;
      probability *= (k - n) / (k - 1);
    }
    const seeds = Array.from({ length: 40 }, (_, i) => 100 + i);
    const logs = await Promise.all(seeds.map((seed) => runOf("random", seed, { hours: 40 })));
    const bests = logs.map((log) =>
      Math.max(
        ...trained(log)
          .slice(0, n)
          .map((event) => (event.type === "trained" ? event.objectives[0] : 0)),
      ),
    );
    const mean = bests.reduce((sum, value) => sum + value, 0) / bests.length;
    const standardError = Math.sqrt((square - expected ** 2) / bests.length);
    // The first hundred to end lean a little to short trainings, by far less than a standard error.
    expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
  });
});
