import type { SearchSpace } from "../../../harness/nas/index.ts";

/** An architecture of six edges is two words of three letters, its first operations and its last. */
const LETTERS = 3;
const OPERATIONS = 5;
export const WORDS = OPERATIONS ** LETTERS;
/** Last words for each first one, rounded up to whole words of bits; those over 125 stand for nothing. */
export const LAST_WORDS = 128;

/** Letter k of a word. */
export function letterOf(word: number, k: number): number {
  return Math.floor(word / OPERATIONS ** (LETTERS - 1 - k)) % OPERATIONS;
}

/** A space by words. A place in word order is first word * 128 + last word. */
export interface WordOrder {
  /** Place of every architecture. */
  readonly places: Int32Array;
  /** Architecture of every place. */
  readonly architectures: Int32Array;
  /** The places that stand for an architecture, as a set of bits: place p is bit p % 32 of element p / 32. */
  readonly all: Uint32Array;
  /** Operation numbers of every architecture, three pairs each: the first in the low 16 bits, the second in the high ones. */
  readonly choicePairs: Int32Array;
  /** Sum of the squared operation numbers of every architecture. */
  readonly squares: Uint8Array;
}

const made = new WeakMap<SearchSpace, WordOrder>();

/** Computed once for each space. @throws RangeError for a space that is not of six edges and five operations. */
export function wordOrderOf(space: SearchSpace): WordOrder {
  let order = made.get(space);
  if (order === undefined) made.set(space, (order = orderOf(space)));
  return order;
}

function orderOf({ size, edges, operations, choices }: SearchSpace): WordOrder {
  if (edges !== 2 * LETTERS || operations !== OPERATIONS) {
    throw new RangeError(
      `LaMOO's machine: got a space of ${edges} edges and ${operations} operations, expected ${2 * LETTERS} and ${OPERATIONS}`,
    );
  }
  const wordAt = (at: number): number =>
    choices.subarray(at, at + LETTERS).reduce((word, choice) => word * OPERATIONS + choice, 0);
  const places = new Int32Array(size);
  const architectures = new Int32Array(WORDS * LAST_WORDS);
  const all = new Uint32Array((WORDS * LAST_WORDS) / 32);
  const choicePairs = new Int32Array((size * edges) / 2);
  const squares = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const place = wordAt(i * edges) * LAST_WORDS + wordAt(i * edges + LETTERS);
    places[i] = place;
    architectures[place] = i;
    all[place >> 5] |= 1 << (place & 31);
    for (let edge = 0; edge < edges; edge++) {
      const choice = choices[i * edges + edge];
      choicePairs[(i * edges + edge) >> 1] |= choice << (16 * (edge & 1));
      squares[i] += choice ** 2;
    }
  }
  return { places, architectures, all, choicePairs, squares };
}
