import { expect, it } from "vitest";
import { callsWithin } from "../../bench/calls.ts";

class Counter {
  #sum = 0;
  add(value: number): number {
    return (this.#sum += value);
  }
  never(): void {}
  twice(value: number): number {
    this.add(value);
    return this.add(value);
  }
}

it("calls are counted, from inside and outside, results stay, and methods are put back", async () => {
  const original = Object.getOwnPropertyDescriptor(Counter.prototype, "add")?.value as unknown;
  const results: number[] = [];
  const watched = {
    adds: [Counter.prototype, "add"],
    twices: [Counter.prototype, "twice"],
    never: [Counter.prototype, "never"],
  } as const;
  const calls = await callsWithin(watched, () => {
    const counter = new Counter();
    results.push(counter.add(1), counter.twice(2));
  });
  expect(results).toEqual([1, 5]);
  expect(calls).toEqual({ adds: 3, twices: 1 });
  expect(Object.getOwnPropertyDescriptor(Counter.prototype, "add")?.value).toBe(original);
});

it("methods are put back after a failure, and one that is not there is refused", async () => {
  const original = Object.getOwnPropertyDescriptor(Counter.prototype, "add")?.value as unknown;
  const failing = callsWithin({ adds: [Counter.prototype, "add"] }, () => {
    throw new Error("failed");
  });
  await expect(failing).rejects.toThrow("failed");
  expect(Object.getOwnPropertyDescriptor(Counter.prototype, "add")?.value).toBe(original);
  await expect(callsWithin({ x: [Counter.prototype, "subtract"] }, () => {})).rejects.toThrow(/subtract/);
});
