import type { ServerDraws } from "../kernel/draws.ts";
import { TypedHeap } from "./typed-heap.ts";

const ARRIVAL = 0;
const DEPARTURE = 1;

/** M/M/1 on the typed heap, what happens looked up in a list of callbacks. Returns the time that all waited, ms. */
export function serverOnHeap({ gapsMs, servicesMs }: ServerDraws): number {
  const heap = new TypedHeap(64);
  const arrivedMs = new Float64Array(gapsMs.length);
  let nowMs = 0;
  let arrived = 0;
  let begun = 0;
  let waiting = 0;
  let isBusy = false;
  let waitedMs = 0;
  const begin = (): void => {
    waitedMs += nowMs - arrivedMs[begun];
    heap.push(nowMs + servicesMs[begun++], DEPARTURE);
  };
  const callbacks = [
    (): void => {
      arrivedMs[arrived++] = nowMs;
      if (isBusy) waiting++;
      else {
        isBusy = true;
        begin();
      }
      if (arrived < gapsMs.length) heap.push(nowMs + gapsMs[arrived], ARRIVAL);
    },
    (): void => {
      if (waiting === 0) isBusy = false;
      else {
        waiting--;
        begin();
      }
    },
  ];
  heap.push(gapsMs[0], ARRIVAL);
  while (heap.size > 0) {
    nowMs = heap.times[0];
    callbacks[heap.pop()]();
  }
  return waitedMs;
}

/** The hold model on the typed heap. Returns the time of the next event at the end, ms. */
export function holdOnHeap(draws: Float64Array, pending: number): number {
  const heap = new TypedHeap(pending);
  for (let i = 0; i < pending; i++) heap.push(draws[i], i);
  for (let i = pending; i < draws.length; i++) {
    const nowMs = heap.times[0];
    heap.push(nowMs + draws[i], heap.pop());
  }
  return heap.times[0];
}
