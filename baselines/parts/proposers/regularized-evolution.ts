import { dominanceCounts, flatPoints } from "../../../harness/analysis/index.ts";
import type { Observation, Outcome } from "../../../harness/method/index.ts";
import type { Random } from "../../../harness/random/index.ts";
import type { Proposer } from "./proposer.ts";
import { drawUniformly } from "./uniform.ts";
import { choicesOf, mutateOneEdge } from "./variation.ts";

/** Mutations tried on one parent before its neighbourhood counts as used up. */
const MUTATIONS = 50;

/**
 * Regularized (ageing) evolution, Real et al., AAAI 2019, for several objectives: of a random sample of the youngest
 * `population` architectures the one that the fewest of the sample dominate is the parent, ties at random; its child
 * differs on one edge. Until the population is full, uniform draws.
 */
export function regularizedEvolution(random: Random, population: number, sample: number): Proposer {
  return {
    propose(observation, skip) {
      const { space, trained } = observation;
      if (trained.length < population) return drawUniformly(space, random, skip);
      const parent = tournament(trained, random, population, sample);
      for (let attempt = 0; attempt < MUTATIONS; attempt++) {
        const child = choicesOf(space, parent.architecture);
        mutateOneEdge(child, space, random);
        const architecture = space.indexOf(child);
        if (!skip(architecture)) return architecture;
      }
      return drawUniformly(space, random, skip);
    },
  };
}

function tournament(
  trained: Observation["trained"],
  random: Random,
  population: number,
  sample: number,
): Outcome {
  const oldest = trained.length - population;
  const places = random.shuffle(Array.from({ length: population }, (_, i) => oldest + i)).slice(0, sample);
  const entrants = places.map((place) => trained[place]);
  const counts = dominanceCounts(flatPoints(entrants.map(({ losses }) => losses)), entrants[0].losses.length);
  const fewest = Math.min(...counts);
  return random.pick(entrants.filter((_, i) => counts[i] === fewest));
}
