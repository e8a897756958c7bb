import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parseWeights } from "../../harness/forecast/transformer/index.ts";
import type { Training } from "../../harness/train/index.ts";
import { HOURS, START_MS, UNTIL_MS, smallSeries, smallTraining } from "./small-training.ts";
import { killedInTraining } from "../fixtures/killed-child.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";

let reference: Training;
beforeAll(async () => {
  reference = await smallTraining();
});

describe("training a forecaster", () => {
  it("depends on the seed", async () => {
    const { trained } = await smallTraining({ seed: 2 });
    expect(trained[0].card.weights.sha256).not.toBe(reference.trained[0].card.weights.sha256);
  });

  it("is the same bit for bit whatever the hours from `until` on are: it never looks at them", async () => {
    const series = smallSeries();
    const until = (UNTIL_MS - START_MS) / MS_PER_HOUR;
    const poisoned = {
      ...series,
      intensityGPerKwh: series.intensityGPerKwh
        .slice()
        .fill(Number.NaN, until)
        .fill(1e6, until + 50),
    };
    expect((await smallTraining({ series: [poisoned] })).trained).toEqual(reference.trained);
    // The last hour before it does count, or the test would prove nothing.
    const earlier = { ...series, intensityGPerKwh: series.intensityGPerKwh.with(until - 1, 500) };
    const { trained } = await smallTraining({ series: [earlier] });
    expect(trained[0].bytes).not.toEqual(reference.trained[0].bytes);
  });

  it("goes on to the same weights after a kill, and starts anew where what it kept is damaged", async () => {
    const dir = mkdtempSync(join(tmpdir(), "cenas-train-"));
    const script = join(import.meta.dirname, "train-child.ts");
    await killedInTraining(script, dir);
    const notices: string[] = [];
    const steps: number[] = [];
    const resumed = await smallTraining({
      checkpointDir: dir,
      onNotice: (notice) => notices.push(notice),
      onProgress: ({ phase, done }) => void (phase === "learning" && steps.push(done)),
    });
    expect(notices.join()).toContain("training goes on from step");
    expect(steps[0]).toBeGreaterThan(1);
    expect(resumed.trained).toEqual(reference.trained);
    const file = readdirSync(dir).find((name) => name.endsWith(".checkpoint")) ?? "";
    await resumed.finish();
    expect(readdirSync(dir)).not.toContain(file);

    writeFileSync(join(dir, file), "{}\nhalf a state");
    const anew = await smallTraining({ checkpointDir: dir, onNotice: (notice) => notices.push(notice) });
    expect(notices.at(-1)).toMatch(/is not used: .*; training starts anew/);
    expect(anew.trained).toEqual(reference.trained);
  });

  it("stops early when nothing better comes", async () => {
    const { schedule } = reference.trained[0].card;
    const useless = { ...(schedule as never as object), peakRate: 0, steps: 300, patience: 2 };
    const { trained } = await smallTraining({ schedule: useless as never });
    expect(trained[0].card.curve).toHaveLength(3);
    expect(trained[0].card.bestStep).toBe(3);
  });

  it("lets series share an encoder and gives each weights of its own", async () => {
    const series = [smallSeries("XX", 1), smallSeries("YY", 2)];
    const { trained } = await smallTraining({ series });
    expect(trained.map(({ card }) => card.trace)).toEqual(["XX", "YY"]);
    expect(trained[0].card.learnedWith).toEqual(["XX", "YY"]);
    for (const { card, bytes } of trained) expect(parseWeights(card, bytes, "memory").card).toEqual(card);
    expect(trained[0].bytes).not.toEqual(trained[1].bytes);
  });

  it("refuses too short a past, and says how long it is", async () => {
    const untilMs = START_MS + 800 * MS_PER_HOUR;
    expect(untilMs).toBeLessThan(START_MS + HOURS * MS_PER_HOUR);
    await expect(smallTraining({ untilMs })).rejects.toThrow(/XX: 800 h before .* --until/);
  });
});
