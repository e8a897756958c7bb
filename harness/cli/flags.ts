import type { Argv } from "yargs";
import { UsageError, flagName } from "../text/index.ts";
import { namesOf, numbersOf, seedsOf } from "./list-flags.ts";

/** A flag as data. Its name stands beside it in camel case (`carbonBudgetKg`); a user types `--carbon-budget-kg`. */
export interface Flag {
  readonly value: keyof ValueTypes;
  readonly describe: string;
  /** The only texts it takes. */
  readonly choices?: readonly string[];
}

/** What each kind of flag holds: `names` is `a,b`; `seeds` a count, a range or a list; `switch` takes no value. */
interface ValueTypes {
  readonly names: readonly string[];
  readonly numbers: readonly number[];
  readonly seeds: readonly number[];
  readonly number: number;
  readonly text: string;
  readonly switch: boolean;
}

export type FlagSet = Readonly<Record<string, Flag>>;

/** A value for every flag of a set. */
export type FlagValues<Flags extends FlagSet> = {
  readonly [Name in keyof Flags]: ValueTypes[Flags[Name]["value"]];
};

/**
 * Adds flags to a command. Each needs its value: a default in silence would answer another question.
 * @param defaults what a flag stands for when it is left out, told by `--help`; not filled in.
 */
export function addFlags<Args>(
  yargs: Argv<Args>,
  flags: FlagSet,
  defaults: Readonly<Record<string, unknown>> = {},
): Argv<Args> {
  let added = yargs;
  for (const [name, { value, describe, choices }] of Object.entries(flags)) {
    added = added.option(flagName(name), {
      describe,
      type: value === "number" || value === "switch" ? yargsTypes[value] : ("string" as const),
      array: value === "names" || value === "numbers",
      requiresArg: value !== "switch",
      ...(choices === undefined ? {} : { choices: [...choices] }),
      ...(name in defaults ? { defaultDescription: typedText(value, defaults[name]) } : {}),
    }) as Argv<Args>;
  }
  return added;
}

const yargsTypes = { number: "number", switch: "boolean" } as const;

/** A value as a user types it: `a,b`, seeds `1..20`; null: none. */
function typedText(kind: Flag["value"], value: unknown): string {
  if (!Array.isArray(value)) return value === null ? "none" : String(value);
  const [first] = value as unknown[];
  const counts = value.length > 2 && value.every((one, at) => one === Number(first) + at);
  return kind === "seeds" && counts ? `${String(first)}..${String(value.at(-1))}` : value.join(",");
}

/**
 * The values of those flags of a set that were typed.
 * @throws UsageError naming the flag, what it got and what it takes.
 */
export function typedValues(
  argv: Readonly<Record<string, unknown>>,
  flags: FlagSet,
): Record<string, unknown> {
  const typed = Object.entries(flags).filter(([name]) => argv[name] !== undefined);
  return Object.fromEntries(
    typed.map(([name, { value }]) => [name, parsed(`--${flagName(name)}`, value, argv[name])]),
  );
}

function parsed(flag: string, value: Flag["value"], typed: unknown): unknown {
  switch (value) {
    case "names":
      return namesOf(typed as string[]);
    case "numbers":
      return numbersOf(flag, typed as string[]);
    case "seeds":
      return seedsOf(typed as string);
    case "number":
      if (Number.isFinite(typed)) return typed;
      throw new UsageError(`${flag}: got ${String(typed)}, expected a number`);
    case "text":
    case "switch":
      return typed;
  }
}
