/** Longer than this nobody reads it, and indents would double it. */
const READABLE_CHARACTERS = 1_000_000;

/** JSON: indented while people may read it, compact beyond. */
export function jsonText(value: unknown): string {
  const compact = JSON.stringify(value);
  return compact.length > READABLE_CHARACTERS ? compact : JSON.stringify(value, null, 2);
}
