import type { SearchSpace } from "../../../harness/nas/index.ts";
import type { Random } from "../../../harness/random/index.ts";

/** The operations of an architecture, one number an edge; a copy. */
export function choicesOf(space: SearchSpace, architecture: number): Uint8Array {
  return space.choices.slice(architecture * space.edges, (architecture + 1) * space.edges);
}

/** Gives one edge another operation, both uniformly chosen. In place. */
export function mutateOneEdge(choices: Uint8Array, space: SearchSpace, random: Random): void {
  const edge = random.integer(choices.length);
  choices[edge] = (choices[edge] + 1 + random.integer(space.operations - 1)) % space.operations;
}

/** Gives each edge another operation with the same probability. In place. */
export function mutateEdges(
  choices: Uint8Array,
  space: SearchSpace,
  probability: number,
  random: Random,
): void {
  for (let edge = 0; edge < choices.length; edge++) {
    if (random.next() < probability) {
      choices[edge] = (choices[edge] + 1 + random.integer(space.operations - 1)) % space.operations;
    }
  }
}

/** Uniform crossover: each edge from either parent. */
export function crossUniformly(first: Uint8Array, second: Uint8Array, random: Random): Uint8Array {
  return first.map((choice, edge) => (random.next() < 0.5 ? choice : second[edge]));
}
