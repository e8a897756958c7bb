import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nvidiaGpus, openPowerMeter, visibleGpus } from "../../harness/power/index.ts";
import { SampledEnergy } from "../../harness/power/nvidia-smi.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();

/** A program in the place of nvidia-smi. */
function smi(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A powercap tree: two packages, memory in the first, and what must not be counted twice. */
function powercap(name: string) {
  const root = join(folder, name);
  const zones = {
    "intel-rapl:0": ["package-0", 900_000_000],
    "intel-rapl:0:0": ["core", 5],
    "intel-rapl:0:2": ["dram", 1_000_000],
    "intel-rapl:1": ["package-1", 2_000_000],
    "intel-rapl:2": ["psys", 7],
    "intel-rapl-mmio:0": ["package-0", 8],
  } as const;
  const set = (zone: string, microjoules: number): void =>
    writeFileSync(join(root, zone, "energy_uj"), `${microjoules}\n`);
  for (const [zone, [kind, microjoules]] of Object.entries(zones)) {
    mkdirSync(join(root, zone), { recursive: true });
    writeFileSync(join(root, zone, "name"), `${kind}\n`);
    writeFileSync(join(root, zone, "max_energy_range_uj"), "1000000000\n");
    set(zone, microjoules);
  }
  return { root, set };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(process.platform === "win32")("a power meter", () => {
  it("adds up packages and memory, across a counter that starts again, and no part twice", async () => {
    const { root, set } = powercap("two-packages");
    const meter = await openPowerMeter({ gpus: [], powercap: root });
    expect(meter.joules()).toBe(0);
    set("intel-rapl:0", 50_000_000);
    set("intel-rapl:0:0", 999_999_999);
    set("intel-rapl:0:2", 3_000_000);
    set("intel-rapl:1", 12_000_000);
    expect(meter.joules()).toBeCloseTo(150 + 2 + 10, 9);
    expect(meter.joules()).toBeCloseTo(162, 9);
    expect(meter).toMatchObject({
      isMeasured: true,
      how: "processor: RAPL (3 counters, all that the processor does)",
    });
    meter.close();
  });

  it("reads a GPU that tells its power", async () => {
    const { root } = powercap("with-gpu");
    const command = smi(
      "tells",
      'test "$1 $2 $6" = "-i 1 100" || exit 9; while true; do echo "250.00"; sleep 0.02; done',
    );
    const startMs = performance.now();
    const meter = await openPowerMeter({ gpus: [1], nvidiaSmi: command, powercap: root });
    await pause(150);
    const joules = meter.joules();
    expect(joules).toBeGreaterThan(250 * 0.14);
    expect(joules).toBeLessThan((250 * (performance.now() - startMs)) / 1000);
    expect(meter.how).toContain("gpu: nvidia-smi at 10 Hz");
    meter.close();
  });

  it("goes on with the last power where the tool ends, and says so", async () => {
    const command = smi("ends", "echo 100; sleep 0.05; exit 1");
    const meter = await openPowerMeter({ gpus: [0], nvidiaSmi: command, powercap: "/nowhere" });
    await pause(120);
    expect(meter.how).toContain("it ended in mid-run, its last power went on");
    const before = meter.joules();
    await pause(20);
    expect(meter.joules()).toBeGreaterThan(before);
    meter.close();
  });

  it.each([
    ["/nowhere/nvidia-smi", "/nowhere/nvidia-smi is not installed"],
    [smi("silent-power", "echo '[N/A]'"), "the GPU does not tell its power"],
    [smi("broken", "exit 3"), "ended with exit code 3"],
  ])("takes the model where %s does not measure, and says why", async (command, why) => {
    const meter = await openPowerMeter({ gpus: [0], nvidiaSmi: command, powercap: "/nowhere" });
    expect(meter.isMeasured).toBe(false);
    expect(meter.how).toContain(
      `gpu: power model: 150 W (mean of 2,805 trainings on a Quadro RTX 6000, EC-NAS-Bench), since`,
    );
    expect(meter.how).toContain(why);
    expect(meter.how).toContain("processor: power model: 71 W");
    expect(meter.how).toContain("no RAPL: /nowhere is not there");
    const before = meter.joules();
    await pause(20);
    expect(meter.joules() - before).toBeGreaterThan((150 + 71) * 0.015);
  });

  it("lists the GPUs of the machine", async () => {
    const command = smi(
      "lists",
      'echo "0, NVIDIA H100 80GB HBM3, 81559, 550.54, 71.23, GPU-a"; echo "1, Old, 4096, 390, [N/A], GPU-b"',
    );
    expect(await nvidiaGpus(command)).toEqual([
      {
        index: 0,
        uuid: "GPU-a",
        name: "NVIDIA H100 80GB HBM3",
        memoryMiB: 81559,
        driver: "550.54",
        powerW: 71.23,
      },
      { index: 1, uuid: "GPU-b", name: "Old", memoryMiB: 4096, driver: "390", powerW: null },
    ]);
    expect(await nvidiaGpus("/nowhere/smi")).toEqual({ reason: "/nowhere/smi is not installed" });
  });
});

describe.skipIf(process.platform === "win32")("is measured only where every part is", () => {
  const tells = smi("tells-once", "echo 250; sleep 5");
  const { root } = powercap("beside-a-gpu");
  it.each([
    ["both measured", tells, root, true],
    ["a modelled GPU beside RAPL", "/nowhere/smi", root, false],
    ["a measured GPU beside a modelled processor", tells, "/nowhere", false],
    ["neither", "/nowhere/smi", "/nowhere", false],
  ])("%s", async (_, nvidiaSmi, tree, isMeasured) => {
    const meter = await openPowerMeter({ gpus: [0], nvidiaSmi, powercap: tree });
    meter.close();
    expect(meter.isMeasured).toBe(isMeasured);
  });
});

it("the GPUs of a process are those that it may see, in its own order", () => {
  const gpu = (index: number) => ({
    index,
    uuid: `GPU-${index}`,
    name: "",
    memoryMiB: 0,
    driver: "",
    powerW: 0,
  });
  const found = [gpu(0), gpu(1), gpu(2)];
  const seen = (visible?: string): number[] =>
    visibleGpus(found, { CUDA_VISIBLE_DEVICES: visible }).map(({ index }) => index);
  expect(seen()).toEqual([0, 1, 2]);
  expect(seen("2,0")).toEqual([2, 0]);
  expect(seen("GPU-1")).toEqual([1]);
  expect(seen("1,-1,2")).toEqual([1]);
  expect(seen("")).toEqual([]);
  expect(visibleGpus({ reason: "no tool" }, {})).toEqual([]);
});

it("energy under samples of power is power x time until the next", () => {
  const energy = new SampledEnergy();
  energy.sample(100, 1000);
  energy.sample(300, 3000);
  expect(energy.joulesAt(4500)).toBeCloseTo(100 * 2 + 300 * 1.5, 12);
});
