import { describe, expect, it } from "vitest";
import { Simulation } from "../../harness/sim/index.ts";

describe("the clock", () => {
  it("runs actions in order and stands at the time of each", () => {
    const simulation = new Simulation();
    const seen: [string, number][] = [];
    const note = (label: string) => (): void => void seen.push([label, simulation.nowMs]);
    simulation.at(20, 0, note("later"));
    simulation.at(10, 2, note("low"));
    simulation.at(10, 0, note("high"));
    simulation.at(10, 2, note("low, second"));
    simulation.run();
    expect(seen).toEqual([
      ["high", 10],
      ["low", 10],
      ["low, second", 10],
      ["later", 20],
    ]);
  });

  it("runs what an action schedules for the same instant after what was there before", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    simulation.at(5, 0, () => {
      seen.push("first");
      simulation.after(0, 0, () => seen.push("child"));
    });
    simulation.at(5, 0, () => seen.push("second"));
    simulation.at(5, 1, () => seen.push("of lower priority"));
    simulation.run();
    expect(seen).toEqual(["first", "second", "child", "of lower priority"]);
  });

  it("counts a delay from the present instant", () => {
    const simulation = new Simulation();
    simulation.at(10, 0, () => simulation.after(250, 0, () => simulation.after(1, 0, () => {})));
    simulation.run();
    expect(simulation.nowMs).toBe(261);
  });

  it("stops short of what lies after the limit, stands there, and goes on", () => {
    const simulation = new Simulation();
    const seen: number[] = [];
    for (const timeMs of [1, 10, 11]) simulation.at(timeMs, 0, () => seen.push(timeMs));
    simulation.run(10);
    expect([seen, simulation.nowMs]).toEqual([[1, 10], 10]);
    simulation.run(10.5);
    simulation.run();
    expect([seen, simulation.nowMs]).toEqual([[1, 10, 11], 11]);
  });

  it("leaves the rest pending when stopped, and takes it up again", () => {
    const simulation = new Simulation();
    const seen: number[] = [];
    simulation.at(1, 0, () => simulation.stop());
    simulation.at(2, 0, () => seen.push(2));
    simulation.run(100);
    expect([seen, simulation.nowMs]).toEqual([[], 1]);
    simulation.run();
    expect(seen).toEqual([2]);
  });
});

describe("cancelling", () => {
  it("keeps an action from running", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    const cancelled = simulation.at(1, 0, () => seen.push("never"));
    simulation.at(2, 0, () => seen.push("always"));
    simulation.cancel(cancelled);
    simulation.cancel(cancelled);
    simulation.run();
    expect([seen, simulation.nowMs]).toEqual([["always"], 2]);
  });

  it("takes effect within the instant", () => {
    const simulation = new Simulation();
    const seen: string[] = [];
    const second = simulation.at(3, 1, () => seen.push("cancelled in time"));
    simulation.at(3, 0, () => simulation.cancel(second));
    simulation.run();
    expect(seen).toEqual([]);
  });

  it("does nothing after the action ran", () => {
    const simulation = new Simulation();
    let runs = 0;
    const done = simulation.at(1, 0, () => runs++);
    simulation.run();
    simulation.cancel(done);
    expect(runs).toBe(1);
  });
});

describe("refusals", () => {
  const at = (timeMs: number, priority: number) => (): unknown => {
    const simulation = new Simulation();
    simulation.at(10, 0, () => {});
    simulation.run();
    return simulation.at(timeMs, priority, () => {});
  };

  it.each([9, 10.5, Number.NaN, Number.POSITIVE_INFINITY, -1, 2 ** 53])(
    "refuses the time %s, which is past or no whole millisecond",
    (timeMs) => {
      expect(at(timeMs, 0)).toThrow(new RegExp(`cannot schedule at .*from now \\(10 ms\\) on`));
    },
  );

  it.each([-1, 512, 0.5, Number.NaN])("refuses the priority %s", (priority) => {
    expect(at(10, priority)).toThrow(/priority .*expected an integer from 0 to 511/);
  });

  it("takes the present instant and the limits of priority", () => {
    expect(at(10, 0)).not.toThrow();
    expect(at(10, 511)).not.toThrow();
  });
});
