import type { Difference } from "../../harness/cli/index.ts";

/** Characters of a value that a difference shows. */
const SHOWN = 80;

/** Every place where two JSON values differ, as paths from their top. */
export function differences(
  what: Difference["what"],
  recorded: unknown,
  rerun: unknown,
  where = "",
): Difference[] {
  if (Object.is(recorded, rerun)) return [];
  if (isObject(recorded) && isObject(rerun) && Array.isArray(recorded) === Array.isArray(rerun)) {
    const members = [...new Set([...Object.keys(recorded), ...Object.keys(rerun)])];
    return members.flatMap((member) =>
      differences(what, recorded[member], rerun[member], where === "" ? member : `${where}.${member}`),
    );
  }
  return [{ what, where, recorded: shown(recorded), rerun: shown(rerun) }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
