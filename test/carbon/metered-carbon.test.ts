import { expect, it } from "vitest";
import {
  Ledger,
  PRESETS,
  intensityOfWork,
  measuredAccounting,
  meteredCarbonG,
} from "../../harness/carbon/index.ts";
import { MS_PER_HOUR, gramsToPounds, hoursToMs } from "../../harness/units/index.ts";
import { START_MS, TRACE } from "../fixtures/small-world.ts";
import { traceOf } from "./traces.ts";

const { full } = PRESETS;
const free = { ...full, embodiedGPerGpuHour: { value: 0, source: "test" } };

it("measured electricity costs the carbon of its own hours", () => {
  const spans = [0, 1, 2].map((hour) => ({
    fromMs: START_MS + hour * MS_PER_HOUR,
    toMs: START_MS + (hour + 1) * MS_PER_HOUR,
    joules: 3.6e6 * (hour + 1),
  }));
  const expected = spans.reduce((sum, { fromMs }, i) => sum + (i + 1) * full.pue.value * TRACE.at(fromMs), 0);
  expect(meteredCarbonG(spans, TRACE, full)).toBeCloseTo(expected, 9);
  const instant = { fromMs: START_MS, toMs: START_MS, joules: 3.6e6 };
  expect(meteredCarbonG([instant], TRACE, full)).toBeCloseTo(full.pue.value * TRACE.at(START_MS), 9);
});

it("in the ledger a real run at a steady power is the row of a simulated one", () => {
  const seconds = 2.5 * 3600;
  const measured = measuredAccounting(free, { training: { joules: 321 * seconds, seconds } }, "made up");
  expect(measured.powerW.training.value).toBeCloseTo(321, 9);
  expect(measured.powerW.sampling).toEqual(full.powerW.sampling);
  const ledger = new Ledger({ trace: TRACE, startMs: START_MS, gpus: 1, accountings: [measured] });
  ledger.turn(0, "idle", "training");
  const { activities } = ledger.statement(hoursToMs(2.5), measured);
  const span = { fromMs: START_MS, toMs: START_MS + hoursToMs(2.5), joules: 321 * seconds };
  expect(activities.training.carbonG).toBeCloseTo(meteredCarbonG([span], TRACE, free), 6);
});

it("the paper's pounds are pounds", () => {
  expect(gramsToPounds(17_476.07)).toBeCloseTo(38.528, 3);
});

it("work in hours that the trace does not have counts at the last known hour before them", () => {
  const trace = traceOf([100, Number.NaN, 300, 500]);
  const mean = (fromHour: number, toHour: number): number =>
    intensityOfWork(trace, trace.startMs + hoursToMs(fromHour), trace.startMs + hoursToMs(toHour));
  expect(mean(2, 4)).toBe(trace.mean(trace.startMs + hoursToMs(2), trace.endMs));
  expect(mean(0.5, 2.5)).toBe((0.5 * 100 + 1 * 100 + 0.5 * 300) / 2);
  expect(mean(3, 7)).toBe(500);
  expect(mean(2, 6)).toBe((300 + 3 * 500) / 4);
  expect(mean(9, 9)).toBe(500);
  expect(mean(1.5, 1.5)).toBe(100);
  expect(() => mean(-1, 1)).toThrow("lies outside its span");
});
