import { EventQueue } from "../../harness/sim/index.ts";

/** The hold model: pop one, push one later, at a constant number of pending events. Returns the time of the next at the end, ms. */
export function hold(draws: Float64Array, pending: number): number {
  const queue = new EventQueue<number>();
  for (let i = 0; i < pending; i++) queue.push(draws[i], 0, i);
  for (let i = pending; i < draws.length; i++) {
    const nowMs = queue.nextTimeMs;
    queue.push(nowMs + draws[i], 0, queue.pop() as number);
  }
  return queue.nextTimeMs;
}
