import { nearestFirst } from "./nearest.ts";
import { UsageError } from "./usage-error.ts";

/** How many known names a message lists before it only counts the rest. */
const LISTED = 12;

/** The complaint about a name nobody knows: the known ones, nearest first. */
export function unknownName(
  kind: string,
  wanted: string,
  known: readonly string[],
  plural = `${kind}s`,
): UsageError {
  const near = nearestFirst(wanted, known);
  const rest = near.length > LISTED ? `, and ${near.length - LISTED} more` : "";
  return new UsageError(
    `unknown ${kind} "${wanted}"; known ${plural}, nearest first: ${near.slice(0, LISTED).join(", ")}${rest}`,
  );
}
