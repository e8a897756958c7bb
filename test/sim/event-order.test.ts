import * as fc from "fast-check";
import { expect, it } from "vitest";
import { EventQueue } from "../../harness/sim/index.ts";

interface Entry {
  readonly timeMs: number;
  readonly priority: number;
  readonly label: number;
}

/** Few times and priorities, many events: hundreds of ties. */
const entries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 1, 2, 511)), {
    minLength: 300,
    maxLength: 700,
  })
  .map((pairs) => pairs.map(([timeMs, priority], label): Entry => ({ timeMs, priority, label })));

/** The oracle: a stable sort by time, then priority, leaves ties in the order of arrival. */
const stably = (list: readonly Entry[]): Entry[] =>
  list.toSorted((a, b) => a.timeMs - b.timeMs || a.priority - b.priority);

function drain(queue: EventQueue<Entry>): Entry[] {
  const popped: Entry[] = [];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) popped.push(next);
  return popped;
}

it("pops hundreds of tied events in the order of a stable sort", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const queue = new EventQueue<Entry>();
      for (const entry of list) queue.push(entry.timeMs, entry.priority, entry);
      expect(drain(queue)).toEqual(stably(list));
    }),
    { numRuns: 40, seed: 1 },
  );
});

it("keeps that order when pops and pushes alternate", () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 299 }), (list, first) => {
      const queue = new EventQueue<Entry>();
      const waiting = list.slice(0, first);
      for (const entry of waiting) queue.push(entry.timeMs, entry.priority, entry);
      for (const entry of list.slice(first)) {
        const expected = stably(waiting)[0];
        expect(queue.nextTimeMs).toBe(expected.timeMs);
        expect(queue.pop()).toBe(expected);
        waiting.splice(waiting.indexOf(expected), 1);
        waiting.push(entry);
        queue.push(entry.timeMs, entry.priority, entry);
      }
      expect(drain(queue)).toEqual(stably(waiting));
    }),
    { numRuns: 10, seed: 2 },
  );
});

it("numbers its events and knows its size", () => {
  const queue = new EventQueue<string>();
  expect(queue.nextTimeMs).toBe(Number.POSITIVE_INFINITY);
  expect(queue.pop()).toBeUndefined();
  expect([queue.push(5, 0, "a"), queue.push(5, 0, "b")]).toEqual([0, 1]);
  expect(queue.size).toBe(2);
  expect([queue.pop(), queue.pop(), queue.pop()]).toEqual(["a", "b", undefined]);
  expect(queue.push(1, 0, "c")).toBe(2);
});

it("is empty again after the last pop, and goes on working", () => {
  const queue = new EventQueue<number>();
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 100; i++) queue.push(7, 0, i);
    expect(Array.from({ length: 100 }, () => queue.pop())).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(queue.size).toBe(0);
  }
});
