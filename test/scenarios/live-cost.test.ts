import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { costFindings } from "../../reports/index.ts";
import { costOf } from "../../scenarios/live/live-cost.ts";
import { openDomain } from "../../scenarios/open-domain.ts";

const startMs = Date.UTC(2021, 6, 1);
/** 200 g/kWh all the time. */
const trace = new CarbonTrace({
  name: "constant",
  startMs,
  intensityGPerKwh: new Float64Array(1000).fill(200),
  estimated: new Uint8Array(1000),
});
const request = {
  ...openDomain.defaults,
  trainImages: 3600,
  testImages: 1080,
  epochs: 3,
  supernetEpochs: 6,
  initial: 2,
  gpus: 2,
  hours: 5,
  finalEpochs: 5,
  finalSeeds: 2,
};
const costed = (changes: object, samples = true) =>
  costOf({ ...request, ...changes }, { imagesPerS: 1, powerW: 100 }, samples, { trace, startMs, pue: 1.5 });
const hours = (changes: object = {}, samples = true): number[] =>
  costed(changes, samples).map(({ deviceHours }) => deviceHours);
const about = (...values: number[]): unknown[] => values.map((value) => expect.closeTo(value, 9));

describe("what a search would cost, reckoned by hand at one image a second", () => {
  // An epoch learns from 3600 images, and judges 1080 at a third of that: 1.1 h. A supernet judges four of its paths: 1.4 h.
  it("parts in hours of one device", () => {
    expect(hours()).toEqual(about(6 * 1.4, 2 * 3 * 1.1, 2 * 5, 8 * 2 * 5 * 1.1));
    expect(hours({}, false)).toEqual(about(2 * 3 * 1.1, 2 * 5, 8 * 2 * 5 * 1.1));
  });

  it("the front twice as long as the search trains, where nothing is said", () => {
    expect(hours({ finalEpochs: 0 })[3]).toBeCloseTo(8 * 2 * 6 * 1.1, 9);
  });

  it("six epochs of a supernet that is split, and two of each of its five parts, each judging four paths", () => {
    expect(hours({ splitEdge: 1 })[0]).toBeCloseTo((6 + 5 * 2) * 1.4, 9);
  });

  it("electricity under the overhead, carbon at the intensity of the hours", () => {
    const [supernet] = costed({});
    expect(supernet.energyKwh).toBeCloseTo(8.4 * 0.1 * 1.5, 9);
    expect(supernet.carbonG).toBeCloseTo(8.4 * 0.1 * 1.5 * 200, 9);
  });
});

it("a cost is told as about so much, in digits that tell it however small it is", () => {
  const tried = { device: "d", imagesPerS: 1, powerW: 71, how: "power model", pue: 1.2 };
  const row = { part: "search", deviceHours: 0.00123, energyKwh: 0.000_087, carbonG: 0.0213 };
  const { text, sentences } = costFindings([row], tried);
  expect(text).toMatch(/would cost about +device-hours +kWh +kg CO2eq/);
  expect(text).toMatch(/search +0\.00123 +0\.000087 +0\.0000213/);
  expect(sentences.join(" ")).toContain("In all it would emit about 0.0000213 kg");
  expect(text + sentences.join(" ")).not.toContain("at most");
});
