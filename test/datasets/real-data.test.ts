import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DatasetStore } from "../../datasets/index.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { filesBelow, scratchFolder } from "./scratch-folder.ts";

const mirror = process.env["CENAS_MIRROR"];
/** With a mirror, a cache of our own; without, the user's, which may be full or empty. */
const cacheDir = mirror === undefined ? undefined : mkdtempSync(join(tmpdir(), "cenas-real-data-"));
const store = new DatasetStore({ cacheDir, mirror, network: false });
afterAll(() => {
  if (cacheDir !== undefined) rmSync(cacheDir, { recursive: true });
});

/** Whether all that these tests read can be had without the network. */
const NEEDED = ["US-CAL-CISO@original", "US-CAL-CISO", "DE", "SE", "US-MIDA-PJM"];
const names = new Set(["nasbench201-cifar10", ...NEEDED.map((trace) => `carbon/${trace}`)]);
const missing = (await store.list()).some(({ name, place }) => names.has(name) && place === "absent");

describe.skipIf(missing)("the real data", () => {
  // The checks also read files that neither table nor traces need, which a cache may well lack.
  it.skipIf(mirror === undefined)("passes every check", async () => {
    const results = await store.check();
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(results.length).toBeGreaterThan(70);
  });

  it("exports the table in the order that is promised", async () => {
    const csv = [...(await store.export("nasbench201-cifar10", "csv"))].join("");
    const [header, first] = csv.split("\n");
    expect(header).toMatch(
      /^idx,arch_str,cifar10_test_12,cifar10_val_12,cifar10_test_200,cifar_train_s_200,edgegpu_latency_ms,edgegpu_energy_mj,params_m,flops_m,oneshot_acc,fewshot_acc,raspi4_latency_ms,edgetpu_latency_ms,pixel3_latency_ms,eyeriss_latency_ms,eyeriss_energy_mj,fpga_latency_ms,fpga_energy_mj/,
    );
    expect(first?.split(",")).toHaveLength(header?.split(",").length ?? 0);
    expect(csv.trimEnd().split("\n")).toHaveLength(15_626);
  });

  it("exports a trace, blank where it is blank", async () => {
    const csv = [...(await store.export("carbon/US-CAL-CISO@original", "csv"))].join("").split("\n");
    expect(csv[0]).toBe("datetime_utc,intensity_lifecycle_g_per_kwh,intensity_direct_g_per_kwh,estimated");
    expect(csv[1 + 13_159]).toBe("2021-07-02T07:00:00Z,340.93,,0");
    expect(csv[1 + 11_088]).toBe("2021-04-07T00:00:00Z,,,0");
    const json = JSON.parse([...(await store.export("carbon/DE", "json"))].join("")) as unknown[];
    expect(json).toHaveLength(35_064);
  });

  it("says what must be known of each trace", async () => {
    expect((await store.trace("US-CAL-CISO@original")).notes.join()).toContain("7 hours are blank upstream");
    expect((await store.trace("SE")).notes.join()).toContain("2021-01-01T00:00:00Z to 2021-12-1");
  });

  it("gives traces that a CarbonTrace takes", async () => {
    const { lifecycle, direct } = await store.trace("US-MIDA-PJM");
    expect(new CarbonTrace(lifecycle).hours).toBe(35_064);
    expect(direct).not.toBeNull();
  });
});

describe.skipIf(missing || mirror === undefined)("a fresh cache", () => {
  it("comes to the same table cold, warm, and after damage; the damage is said", async () => {
    const cacheDir = scratchFolder();
    const notices: string[] = [];
    const fresh = new DatasetStore({
      cacheDir,
      mirror,
      network: false,
      onNotice: (text) => notices.push(text),
    });
    const cold = await fresh.table();
    expect(await fresh.table()).toEqual(cold);
    const arrow = join(cacheDir, filesBelow(cacheDir).find((name) => name.endsWith(".arrow")) ?? "");
    writeFileSync(arrow, readFileSync(arrow).subarray(0, 1000));
    const raw = join(cacheDir, "raw/help/fpga.pt");
    writeFileSync(raw, readFileSync(raw).subarray(0, 1000));
    expect(await fresh.table()).toEqual(cold);
    expect(notices[0]).toContain("damaged cache file");
    expect(notices[1]).toMatch(
      /wrong digest: help\/fpga\.pt .*got sha256 \w{64}, expected sha256 \w{64}.*fetching it again/,
    );
  });
});
