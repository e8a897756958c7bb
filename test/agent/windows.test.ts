import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { stream } from "../../harness/random/index.ts";
import { MS_PER_HOUR, epochMsOf } from "../../harness/units/index.ts";
import {
  TRAINING_ZONES,
  WINDOW_HOURS,
  drawHeldBackWindow,
  drawTrainingWindow,
} from "../../scenarios/training/agent/windows.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";

const columns = syntheticTrace(24 * 1461, "2021-01-01T00:00Z");
const BLANK_MS = epochMsOf("2022-03-10T12:00Z");
columns.intensityGPerKwh[(BLANK_MS - columns.startMs) / MS_PER_HOUR] = Number.NaN;
const traces = new Map(TRAINING_ZONES.map((zone) => [zone as string, new CarbonTrace(columns)]));
const random = stream(1, "windows");
const starts = (draw: typeof drawTrainingWindow): number[] =>
  Array.from({ length: 3000 }, () => draw(random, traces, "DE").startMs);
const training = starts(drawTrainingWindow);
const heldBack = starts(drawHeldBackWindow);
const hours = (start: number): number[] =>
  Array.from({ length: WINDOW_HOURS }, (_, hour) => start + hour * MS_PER_HOUR);

describe("windows of training", () => {
  it("share no hour with those that weights are chosen by", () => {
    const learnt = new Set(training.flatMap(hours));
    expect(heldBack.flatMap(hours).some((hour) => learnt.has(hour))).toBe(false);
    expect(learnt.size).toBeGreaterThan(15_000);
  });

  it("touch neither 2024, nor the days around the main scenario, nor a blank in their week of history", () => {
    const forbidden = (hour: number): boolean =>
      hour >= epochMsOf("2024-01-01T00:00Z") ||
      (hour >= epochMsOf("2021-06-28T00:00Z") && hour < epochMsOf("2021-07-12T00:00Z"));
    expect([...training, ...heldBack].flatMap(hours).some(forbidden)).toBe(false);
    const week = 168 * MS_PER_HOUR;
    const starts = [...training, ...heldBack];
    expect(
      starts.some((start) => start - week <= BLANK_MS && BLANK_MS < start + WINDOW_HOURS * MS_PER_HOUR),
    ).toBe(false);
    expect(starts.every((start) => start - week >= columns.startMs)).toBe(true);
  });

  it("are of twelve zones, without the four that are kept for reports", () => {
    expect(TRAINING_ZONES).toHaveLength(12);
    for (const zone of ["AU-SA", "ES", "PL", "US-NW-BPAT"]) expect(TRAINING_ZONES).not.toContain(zone);
  });
});
