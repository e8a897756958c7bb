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
  for (let next = queue.pop(); typeof next === "object" && next !== null; next = queue.pop())
    popped.push(next);
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

it("knows its size", () => {
  const queue = new EventQueue<string>();
  expect(queue.nextTimeMs).toBe(Number.POSITIVE_INFINITY);
  expect(queue.pop()).toBeUndefined();
  queue.push(5, 0, "a");
  queue.push(5, 0, "b");
  expect(queue.size).toBe(2);
  expect([queue.pop(), queue.pop(), queue.pop()]).toEqual(["a", "b", undefined]);
});

it("pops null for what was withdrawn, and for nothing else: a ticket is good once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 400 }), (draws) => {
      const queue = new EventQueue<number>();
      const tickets = draws.map((timeMs, label) => queue.push(timeMs, 0, label));
      expect(new Set(tickets).size).toBe(tickets.length);
      const withdrawn = new Set([...tickets.keys()].filter((label) => label % 3 === 0));
      for (const label of withdrawn) queue.withdraw(tickets[label]);
      const order = [...draws.keys()].toSorted((a, b) => draws[a] - draws[b]);
      expect(order.map(() => queue.pop())).toEqual(
        order.map((label) => (withdrawn.has(label) ? null : label)),
      );
      // The slots are used again: the old tickets must not touch their new events.
      for (const label of draws.keys()) queue.push(1, 0, label);
      for (const ticket of tickets) queue.withdraw(ticket);
      expect(draws.map(() => queue.pop())).toEqual([...draws.keys()]);
    }),
    { numRuns: 30, seed: 3 },
  );
});

it("is empty again after the last pop, and goes on working", () => {
  const queue = new EventQueue<number>();
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 100; i++) queue.push(7, 0, i);
    expect(Array.from({ length: 100 }, () => queue.pop())).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(queue.size).toBe(0);
  }
});
