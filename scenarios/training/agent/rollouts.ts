import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { moduleBeside, openThreadPool, type ThreadPool } from "../../../harness/launch/index.ts";
import type { Episode } from "./episode.ts";
import { runOrder, type EpisodeOrder } from "./episode-order.ts";
import type { TrainingData } from "./training-data.ts";

/** Whoever runs episodes. */
export interface Rollouts {
  /**
   * The episodes, in the order of their orders.
   * @param alike so many that follow each other meet the same window: whoever runs them foretells it once.
   * @throws Error when one throws, or who runs it ends.
   */
  run(orders: readonly EpisodeOrder[], alike?: number): Promise<Episode[]>;
  close(): Promise<void>;
}

/** In so many threads, as asked for or as this machine has cores; the same bits whatever their number. */
export function openRollouts(data: TrainingData, asked: number | undefined): Rollouts {
  const workers = asked ?? availableParallelism();
  if (workers === 1) return inlineRollouts(data);
  const url = moduleBeside(import.meta.url, "rollout-worker");
  return threadedRollouts(openThreadPool({ url, workerData: data.columns, workers }), workers);
}

/** In this thread, one after the other. */
export function inlineRollouts(data: TrainingData): Rollouts {
  return {
    async run(orders) {
      const episodes: Episode[] = [];
      for (const order of orders) {
        episodes.push(runOrder(order, data));
        // Lets a progress bar draw and an interrupt come through.
        await nextTurn();
      }
      return episodes;
    },
    close: () => Promise.resolve(),
  };
}

/** In the threads of a pool, which it closes. */
export function threadedRollouts(
  pool: ThreadPool<readonly EpisodeOrder[], Episode[]>,
  workers: number,
): Rollouts {
  return {
    async run(orders, alike = 1) {
      const share = Math.min(alike, Math.ceil(orders.length / workers));
      const parts = Array.from({ length: Math.ceil(orders.length / share) }, (_, i) =>
        orders.slice(i * share, (i + 1) * share),
      );
      const done = await Promise.all(parts.map((part) => pool.run(part))).catch((error: Error) => {
        throw new Error(`a thread that runs episodes failed: ${error.message}`, { cause: error });
      });
      return done.flat();
    },
    close: () => pool.close(),
  };
}
