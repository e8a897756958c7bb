import type { Allocator, Method, Searcher } from "../harness/method/index.ts";

/** A method out of its two halves. */
export function compose(searcher: Searcher, allocator: Allocator): Method {
  return {
    allocate: (observation) => allocator.allocate(observation),
    train: (observation) => searcher.train(observation),
    sample: (observation) => searcher.sample(observation),
    finished: (observation) => searcher.finished(observation),
  };
}
