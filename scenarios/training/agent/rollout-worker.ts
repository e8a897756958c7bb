import { workerData } from "node:worker_threads";
import type { Episode } from "./episode.ts";
import { runOrder, type EpisodeOrder } from "./episode-order.ts";
import { TrainingData, type TrainingColumns } from "./training-data.ts";

const data = new TrainingData(workerData as TrainingColumns);

/** Runs episodes one after the other. */
export default function run(orders: readonly EpisodeOrder[]): Episode[] {
  return orders.map((order) => runOrder(order, data));
}
