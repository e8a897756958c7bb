import { distance } from "fastest-levenshtein";

/** The known names, the one most like `wanted` first (case ignored); equal distance keeps alphabetical order. */
export function nearestFirst(wanted: string, known: readonly string[]): string[] {
  const target = wanted.toLowerCase();
  return known
    .map((name) => ({ name, far: distance(target, name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}
