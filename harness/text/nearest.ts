import { distance } from "fastest-levenshtein";

/**
 * The known names, the one most like `wanted` first (case ignored); equal distance keeps alphabetical order. A name may be like it by
 * its beginning alone: `carbn` for `carbon-budget-kg`.
 */
export function nearestFirst(wanted: string, known: readonly string[]): string[] {
  const target = wanted.toLowerCase();
  return known
    .map((name) => ({ name, far: farFrom(target, name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Letters that begin a name must be told apart from a name of that length: what is left over counts a little. */
const LEFT_OVER = 0.75;
/** Shorter beginnings are like too much. */
const LEAST_LETTERS = 4;

function farFrom(target: string, name: string): number {
  const whole = distance(target, name);
  if (target.length < LEAST_LETTERS || name.length <= target.length) return whole;
  return Math.min(whole, distance(target, name.slice(0, target.length)) + LEFT_OVER);
}
