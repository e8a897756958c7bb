import { flatPoints, selectCrowded } from "../../../harness/analysis/index.ts";
import type { Outcome } from "../../../harness/method/index.ts";
import type { Random } from "../../../harness/random/index.ts";
import type { Proposer } from "./proposer.ts";
import { drawUniformly } from "./uniform.ts";
import { choicesOf, crossUniformly, mutateEdges } from "./variation.ts";

/** Children tried before a uniform draw stands in for them. */
const CHILDREN = 50;
const CROSSOVER_PROBABILITY = 0.9;

interface Parent extends Outcome {
  readonly rank: number;
  readonly crowding: number;
}

/**
 * NSGA-II, Deb et al., IEEE TEC 6(2), 2002: binary tournaments on rank, then crowding; uniform crossover; one mutation a
 * child on average. A generation ends when as many children as the population has members are trained; the best of
 * parents and children go on. GPUs never wait for a generation's end: children are bred from the present parents.
 */
export function nsga2(random: Random, population: number): Proposer {
  let parents: Parent[] = [];
  /** How many of the trained architectures the parents were chosen from. */
  let seen = 0;

  const better = (a: Parent, b: Parent): Parent => {
    if (a.rank !== b.rank) return a.rank < b.rank ? a : b;
    if (a.crowding !== b.crowding) return a.crowding > b.crowding ? a : b;
    return random.next() < 0.5 ? a : b;
  };
  const select = (): Parent => better(random.pick(parents), random.pick(parents));

  return {
    propose({ space, trained }, skip) {
      if (trained.length < population) return drawUniformly(space, random, skip);
      while (trained.length - seen >= population) {
        parents = survivors([...parents, ...trained.slice(seen, seen + population)], population);
        seen += population;
      }
      for (let attempt = 0; attempt < CHILDREN; attempt++) {
        const first = choicesOf(space, select().architecture);
        const child =
          random.next() < CROSSOVER_PROBABILITY
            ? crossUniformly(first, choicesOf(space, select().architecture), random)
            : first;
        mutateEdges(child, space, 1 / space.edges, random);
        const architecture = space.indexOf(child);
        if (!skip(architecture)) return architecture;
      }
      return drawUniformly(space, random, skip);
    },
  };
}

function survivors(pool: readonly Outcome[], population: number): Parent[] {
  const points = flatPoints(pool.map(({ losses }) => losses));
  return selectCrowded(points, pool[0].losses.length, population).map(({ row, rank, crowding }) => {
    const { architecture, losses } = pool[row];
    return { architecture, losses, rank, crowding };
  });
}
