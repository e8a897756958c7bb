import { readFileSync } from "node:fs";
import { PRESETS, parseAccounting, type Accounting } from "../../harness/carbon/index.ts";
import { UsageError, unknownName } from "../../harness/text/index.ts";

/**
 * Accountings as asked for: preset names, or paths of JSON files.
 * @throws UsageError where one is unknown, cannot be read or has faults, or where two would be told by one name.
 */
export function accountingsOf(asked: readonly string[]): Accounting[] {
  if (asked.length === 0) throw new UsageError("--accounting: got none, expected at least one");
  const accountings = asked.map(accountingOf);
  for (const [i, { name }] of accountings.entries()) {
    const first = accountings.findIndex((other) => other.name === name);
    if (first < i) throw new UsageError(twice(name, asked[first], asked[i]));
  }
  return accountings;
}

function accountingOf(asked: string): Accounting {
  if (Object.hasOwn(PRESETS, asked)) return PRESETS[asked];
  if (!asked.endsWith(".json")) {
    throw unknownName("accounting", asked, [...Object.keys(PRESETS), "FILE.json"]);
  }
  const accounting = parsed(asked, textOf(asked));
  if (Object.hasOwn(PRESETS, accounting.name)) {
    throw new UsageError(
      `accounting ${asked}: its name is "${accounting.name}", which is a preset's; give it another, such as "my-${accounting.name}"`,
    );
  }
  return accounting;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`accounting ${path}: cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function parsed(path: string, text: string): Accounting {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`accounting ${path}: not JSON: ${(error as Error).message}`, { cause: error });
  }
  try {
    return parseAccounting(value, path);
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function twice(name: string, first: string, second: string): string {
  if (first === second) return `--accounting: ${first} is named twice`;
  return `--accounting: ${first} and ${second} both have the name "${name}"; give one of them another`;
}
