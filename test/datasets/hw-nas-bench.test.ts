import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DatasetStore } from "../../datasets/index.ts";
import { convertHwNasBench } from "../../datasets/hw-nas-bench/convert.ts";
import { ColumnCache } from "../../datasets/cache/index.ts";
import { convertedDir } from "../../datasets/fetch/index.ts";
import { tableKey } from "../../datasets/store/load-table.ts";
import { OPERATIONS, TABLE_COLUMNS, formatArchitecture } from "../../harness/nas/index.ts";
import { ARCHITECTURES, fixture } from "./fixture.ts";
import { pickleText } from "./pickle-text.ts";
import { filesBelow, scratchFolder } from "./scratch-folder.ts";

const DATA_SETS = ["cifar10", "cifar100", "ImageNet16-120"];
const METRICS = [
  "edgegpu_latency",
  "edgegpu_energy",
  "raspi4_latency",
  "edgetpu_latency",
  "pixel3_latency",
  "eyeriss_latency",
  "eyeriss_energy",
  "eyeriss_arithmetic_intensity",
  "fpga_latency",
  "fpga_energy",
];

/** An official pickle of invented values, the same for every data set but for what `patch` changes. */
function official(
  architectures: readonly string[],
  patch: Record<string, readonly (number | string)[]> = {},
): Uint8Array {
  const metrics = METRICS.map((metric, k) => [metric, patch[metric] ?? architectures.map((_, i) => k + i)]);
  const part = {
    config: architectures.map((arch_str) => ({ name: "infer.tiny", arch_str })),
    ...Object.fromEntries(metrics),
  };
  return pickleText({ nasbench201: Object.fromEntries(DATA_SETS.map((dataSet) => [dataSet, part])) });
}

/** Every architecture of the space, in an order of our own. */
function allArchitectures(): string[] {
  return Array.from({ length: 5 ** 6 }, (_, i) =>
    formatArchitecture(
      Array.from({ length: 6 }, (_, edge) => OPERATIONS[Math.floor(i / 5 ** edge) % 5] ?? "none"),
    ),
  );
}

/** Puts a converted table with these architectures, all else blank, where a store looks for it. */
async function keepTable(cacheDir: string, architectures: readonly string[]): Promise<void> {
  const blank = new Float64Array(architectures.length).fill(Number.NaN);
  const columns = {
    arch_str: architectures,
    ...Object.fromEntries(TABLE_COLUMNS.map((name) => [name, blank])),
  };
  await new ColumnCache(convertedDir(cacheDir)).write(tableKey(), { columns, facts: {} });
}

describe("convertHwNasBench", () => {
  it("reads every data set and device; what the Edge TPU could not run is blank", () => {
    const tables = convertHwNasBench(fixture("hw-nas-bench.pickle"), "hw.pickle", DATA_SETS, 3);
    expect(tables.map(({ dataSet }) => dataSet)).toEqual(DATA_SETS);
    const [, cifar100] = tables;
    expect(cifar100?.architectures).toEqual([...ARCHITECTURES]);
    expect(cifar100?.columns["edgegpu_energy_mj"]).toEqual(Float64Array.of(4, 6, 8));
    expect(cifar100?.columns["edgetpu_latency_ms"]).toEqual(Float64Array.of(2, Number.NaN, 4));
  });

  it.each([
    [{ raspi4_latency: [1, -1, 2] }, "bad value: hw.pickle, cifar10, row 1, column raspi4_latency: got -1"],
    [{ fpga_energy: [1, 2, Number.NaN] }, "hw.pickle, cifar10, row 2, column fpga_energy: got NaN"],
    [{ edgetpu_latency: [1, -2, 1] }, "row 1, column edgetpu_latency: got -2"],
    [
      { edgegpu_energy: [1, "2.5", 3] },
      'bad value: hw.pickle, cifar10, row 1, column edgegpu_energy: got the text "2.5", expected a number',
    ],
    [{ edgegpu_latency: [1, 2] }, "wrong number of rows: hw.pickle, cifar10: got 2, expected 3"],
  ])("refuses %o", (patch, message) => {
    const bytes = official(ARCHITECTURES, patch);
    expect(() => convertHwNasBench(bytes, "hw.pickle", DATA_SETS, 3)).toThrow(message);
  });

  it("refuses duplicate architectures", () => {
    const [a, b] = ARCHITECTURES;
    expect(() => convertHwNasBench(official([a, b, b]), "hw.pickle", DATA_SETS, 3)).toThrow(
      "duplicate architecture: hw.pickle, cifar10, row 2, column arch_str",
    );
  });

  it("says what it found where the pickle is another", () => {
    expect(() => convertHwNasBench(pickleText({ fbnet: {} }), "hw.pickle", DATA_SETS)).toThrow(
      'not the official HW-NAS-Bench pickle: hw.pickle: got the keys fbnet, expected a dict with "nasbench201"',
    );
  });
});

describe("import hw-nas-bench", () => {
  it("keeps tables that can be listed and exported, rows in the order of the index whatever theirs was", async () => {
    const cacheDir = scratchFolder();
    const pickle = join(scratchFolder(), "hw.pickle");
    writeFileSync(pickle, official(allArchitectures()));
    await keepTable(cacheDir, allArchitectures().toReversed());
    const store = new DatasetStore({ cacheDir, network: false });
    expect(await store.importHwNasBench(pickle)).toEqual(DATA_SETS.map((name) => `hw-nas-bench/${name}`));
    const listed = await store.list();
    expect(listed.find(({ name }) => name === "hw-nas-bench/cifar100")?.place).toBe("cache");
    const lines = [...(await store.export("hw-nas-bench/ImageNet16-120", "csv"))].join("").split("\n");
    expect(lines[0]).toMatch(/^idx,arch_str,edgegpu_latency_ms,edgegpu_energy_mj,raspi4_latency_ms/);
    expect(lines[15_624]).toMatch(/^15623,\|skip_connect~0\|.*,1,2,3,4,5,6,7,8,9,10$/);
    expect(lines).toHaveLength(15_627);
  });

  it("refuses another order of rows where nothing says what the index is", async () => {
    const cacheDir = scratchFolder();
    const pickle = join(scratchFolder(), "hw.pickle");
    writeFileSync(pickle, official(allArchitectures()));
    const store = new DatasetStore({ cacheDir, network: false });
    await expect(store.importHwNasBench(pickle)).rejects.toThrow(
      `rows in another order than the index of NAS-Bench-201: ${pickle}, cifar10. Run \`datasets pull\` first`,
    );
    expect(filesBelow(cacheDir)).toEqual([]);
  });

  it("keeps nothing of a pickle that is refused", async () => {
    const cacheDir = scratchFolder();
    const pickle = join(scratchFolder(), "hw.pickle");
    writeFileSync(pickle, official(ARCHITECTURES));
    const store = new DatasetStore({ cacheDir, network: false });
    await expect(store.importHwNasBench(pickle)).rejects.toThrow("got 3, expected 15625");
    await expect(store.importHwNasBench("nowhere.pickle")).rejects.toThrow("cannot read: nowhere.pickle");
    await expect(store.export("hw-nas-bench/cifar10", "csv")).rejects.toThrow("datasets import hw-nas-bench");
    expect(filesBelow(cacheDir)).toEqual([]);
  });
});
