import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openPowerMeter, type PowerMeter } from "../../harness/power/index.ts";
import { SampledEnergy } from "../../harness/power/nvidia-smi.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => vi.restoreAllMocks());

/** A meter of one GPU, whose power a program in the place of nvidia-smi tells. */
async function metered(name: string, script: string): Promise<PowerMeter> {
  const nvidiaSmi = join(folder, name);
  writeFileSync(nvidiaSmi, `#!/bin/sh\n${script}\n`);
  chmodSync(nvidiaSmi, 0o755);
  return openPowerMeter({ gpus: [0], nvidiaSmi, powercap: "/nowhere" });
}

/** The part of a meter's `how` that is the GPU's. */
const gpuOf = ({ how }: PowerMeter): string => how.split("; processor")[0];

describe.skipIf(process.platform === "win32")("a GPU that no longer tells its power", () => {
  it.each([
    [
      "says that it does not",
      "for i in 1 2 3 4 5 6 7 8 9; do echo 300.0; done; while true; do echo '[N/A]'; sleep 0.02; done",
    ],
    ["hangs", "echo 300.0; exec sleep 60"],
  ])("%s: its last power goes on, and is not called measured", async (name, script) => {
    const meter = await metered(name.replaceAll(" ", "-"), script);
    await pause(100);
    expect(gpuOf(meter)).toBe("gpu: nvidia-smi at 10 Hz");
    const startMs = performance.now();
    const before = meter.joules();
    vi.spyOn(performance, "now").mockImplementation(() => startMs + 40_000);
    // The processor's share is modelled.
    expect(meter.joules() - before).toBeCloseTo((300 + 71) * 40, -2);
    expect(gpuOf(meter)).toBe("gpu: nvidia-smi at 10 Hz; its last power went on for 32 s or more");
    meter.close();
  });

  it("is measured again from its next sample on, and what lay between stays told", () => {
    const energy = new SampledEnergy();
    expect(energy.goneOnMsAt(90_000)).toBe(0);
    energy.sample(300, 100_000);
    energy.sample(300, 100_100);
    expect(energy.goneOnMsAt(100_900)).toBe(0);
    expect(energy.goneOnMsAt(107_100)).toBe(7000);
    energy.sample(100, 110_100);
    expect(energy.goneOnMsAt(110_200)).toBe(10_000);
    expect(energy.goneOnMsAt(120_100)).toBe(20_000);
    expect(energy.joulesAt(111_100)).toBeCloseTo(300 * 10.1 + 100, 9);
  });

  it("makes a machine that was measured one that is not", async () => {
    const meter = await metered("ends", "echo 300.0; sleep 0.05; exit 1");
    await pause(150);
    expect(meter.isMeasured).toBe(false);
    expect(gpuOf(meter)).toBe(
      "gpu: nvidia-smi at 10 Hz; it ended in mid-run, its last power went on for less than 1 s",
    );
    meter.close();
  });
});
