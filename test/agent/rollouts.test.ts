import { expect, it } from "vitest";
import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import type { ThreadPool } from "../../harness/launch/index.ts";
import { GROUP, heldBackEpisodes, trainingEpisode } from "../../scenarios/training/agent/curriculum.ts";
import type { Episode } from "../../scenarios/training/agent/episode.ts";
import type { EpisodeOrder } from "../../scenarios/training/agent/episode-order.ts";
import { initialState } from "../../scenarios/training/agent/learner.ts";
import { inlineRollouts, openRollouts, threadedRollouts } from "../../scenarios/training/agent/rollouts.ts";
import { smallData } from "./small-training.ts";

const weights = { actions: "discrete", parameters: initialState(1, discreteActions).actor } as const;

const learning = (episode: number): EpisodeOrder => ({
  spec: trainingEpisode(smallData, 3, episode),
  actor: { ...weights, kind: "learning", draws: { seed: 3, name: `draws/${episode}` } },
});
const ORDERS: readonly EpisodeOrder[] = [
  ...Array.from({ length: 2 * GROUP }, (_, episode) => learning(episode)),
  { spec: heldBackEpisodes(smallData, "whole")[0], actor: { ...weights, kind: "settled" } },
  { spec: heldBackEpisodes(smallData, "cheap")[1], actor: { kind: "static", training: 3 } },
];

it("threads run the episodes that one thread runs, bit for bit, in the same order", async () => {
  const inline = await inlineRollouts(smallData).run(ORDERS);
  expect(new Set(inline.map(({ worth }) => worth)).size).toBeGreaterThan(GROUP);
  const two = openRollouts(smallData, 2);
  expect(await two.run(ORDERS, GROUP).finally(() => two.close())).toEqual(inline);
  const three = openRollouts(smallData, 3);
  expect(await three.run(ORDERS.toReversed()).finally(() => three.close())).toEqual(inline.toReversed());
});

it("tells what went wrong in a thread", async () => {
  const rollouts = openRollouts(smallData, 2);
  const { spec, actor } = learning(0);
  const nowhere = { spec: { ...spec, window: { ...spec.window, zone: "NOWHERE" } }, actor };
  await expect(
    rollouts.run([learning(0), nowhere, learning(1)]).finally(() => rollouts.close()),
  ).rejects.toThrow("a thread that runs episodes failed: training: zone NOWHERE was not loaded");
});

it.each([
  [2, 16, 8, [8, 8]],
  [3, 16, 8, [6, 6, 4]],
  [16, 16, 8, Array.from({ length: 16 }, () => 1)],
  [2, 5, 1, [1, 1, 1, 1, 1]],
])("%i threads share %i episodes, %i of a world: parts of %j", async (workers, episodes, alike, parts) => {
  const lengths: number[] = [];
  const pool: ThreadPool<readonly EpisodeOrder[], Episode[]> = {
    async run(orders) {
      lengths.push(orders.length);
      return [];
    },
    close: async () => {},
  };
  const orders = Array.from({ length: episodes }, (_, episode) => learning(episode));
  await threadedRollouts(pool, workers).run(orders, alike);
  expect(lengths).toEqual(parts);
});
