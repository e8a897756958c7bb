import { expect, it } from "vitest";
import type { Observation } from "../../harness/method/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { START_MS, TRACE, runSmall } from "../fixtures/small-world.ts";
import { scripted } from "./scripted.ts";

/** What a look at the observation shows, taken at every control step of a run that trains 1, 2, 3 and so on. */
function looks<T>(look: (observation: Observation) => T, hours = 5): T[] {
  const seen: T[] = [];
  let next = 0;
  const method = scripted({
    allocate(observation) {
      seen.push(look(observation));
      return { training: 2, sampling: 0 };
    },
    train: () => ({ architecture: next++, fidelity: "training" }),
  });
  runSmall(method, { hours, initialArchitectures: 3, seed: 2 });
  return seen;
}

it("shows the present hour as the last of its history, and nothing later", () => {
  const seen = looks((observation) => [observation.intensityGPerKwh, ...observation.history(3)]);
  expect(seen).toEqual(
    [0, 1, 2, 3, 4].map((hour) => {
      const at = (back: number): number => TRACE.at(START_MS + (hour - back) * MS_PER_HOUR);
      return [at(0), at(2), at(1), at(0)];
    }),
  );
});

it("shows as much history as there is where the trace begins later than asked", () => {
  const there = (START_MS - TRACE.startMs) / MS_PER_HOUR + 1;
  expect(looks((observation) => observation.history(1e6).length, 2)).toEqual([there, there + 1]);
});

it("foretells by persistence: the same hours of yesterday", () => {
  const seen = looks((observation) => [...observation.forecast(2).median]);
  const yesterday = (hour: number): number => TRACE.at(START_MS + (hour - 24) * MS_PER_HOUR);
  expect(seen).toEqual([0, 1, 2, 3, 4].map((hour) => [yesterday(hour + 1), yesterday(hour + 2)]));
});

it("foretells no further than its forecaster looks, and hands out copies", () => {
  const seen = looks((observation) => {
    const first = observation.forecast(2);
    first.median.fill(-1);
    return [observation.forecast(2).median[0] > 0, observation.forecast(96).high.length];
  }, 1);
  expect(seen).toEqual([[true, 96]]);
  expect(() => looks((observation) => observation.forecast(97), 1)).toThrow(
    "asked for 97 h, expected a whole number from 1 to 96, as far as persistence looks ahead",
  );
});

it("counts hours, jobs and what is known", () => {
  const seen = looks(({ elapsedHours, remainingHours, gpus, running, paused, trained, isTaken }) => ({
    elapsedHours,
    remainingHours,
    gpus,
    running,
    paused,
    trained: trained.length,
    taken: typeof isTaken,
  }));
  expect(seen[0]).toEqual({
    elapsedHours: 0,
    remainingHours: 5,
    gpus: 6,
    running: 0,
    paused: 0,
    trained: 3,
    taken: "function",
  });
  expect(seen[4]).toMatchObject({ elapsedHours: 4, remainingHours: 1, running: 2, paused: 0 });
  expect(seen[4].trained).toBeGreaterThan(3);
});

it("keeps the truth out of reach: no property of it leads to table, trace or clock", () => {
  const [names] = looks((observation) => {
    const own = Object.getOwnPropertyNames(observation);
    return [...own, ...Object.getOwnPropertyNames(Object.getPrototypeOf(observation) as object)].toSorted();
  });
  expect(names).toEqual([
    "carbon",
    "constructor",
    "elapsedHours",
    "forecast",
    "gpus",
    "history",
    "hypervolume",
    "intensityGPerKwh",
    "isScored",
    "isTaken",
    "lowFidelity",
    "paused",
    "referenceLosses",
    "remainingHours",
    "running",
    "scored",
    "space",
    "trained",
    "waiting",
  ]);
});
