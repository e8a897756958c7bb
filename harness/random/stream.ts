import seedrandom from "seedrandom";

/** A stream of pseudo-random draws. Every purpose has its own, so a new draw in one part moves no other. */
export interface Random {
  /** Uniform in [0, 1), 32 bits of it. */
  next(): number;
  /** Uniform integer in 0..n-1. */
  integer(n: number): number;
  /** Standard normal (Box-Muller, one value kept back). */
  normal(): number;
  /** A uniform choice. @throws RangeError on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** Fisher-Yates, in place; returns its argument. */
  shuffle<T>(items: T[]): T[];
}

/**
 * The stream of one purpose under one seed (seedrandom's Alea): `stream(7, "searcher")`.
 * Same arguments, same draws, on every machine.
 */
export function stream(seed: number | string, purpose: string): Random {
  const next = seedrandom.alea(`${seed}/${purpose}`);
  let spare: number | null = null;
  const integer = (n: number): number => Math.floor(next() * n);
  return {
    next: () => next(),
    integer,
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      // 1 - u lies in (0, 1]: the logarithm stays finite.
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    pick(items) {
      if (items.length === 0) throw new RangeError("cannot pick from an empty list");
      return items[integer(items.length)] as (typeof items)[number];
    },
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [items[i], items[j]] = [items[j] as (typeof items)[number], items[i] as (typeof items)[number]];
      }
      return items;
    },
  };
}
