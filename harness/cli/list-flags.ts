import { UsageError } from "../text/index.ts";

/** `a,b,c` (or repeated flags) as names. */
export function namesOf(value: string | readonly string[]): string[] {
  const parts = typeof value === "string" ? [value] : value;
  return parts
    .flatMap((part) => part.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

const LIMIT = 10_000;

/**
 * Seeds: `20` is 1 to 20; `5..8` a range; `3,7,9` a list.
 * @throws UsageError on anything else, a repeat, or more than 10,000.
 */
export function seedsOf(text: string): number[] {
  const fault = (why: string): UsageError =>
    new UsageError(
      `--seeds: got "${text}", ${why}; expected a count (20), a range (1..20) or a list (3,7,9)`,
    );
  const whole = /^\d+$/.exec(text);
  const range = /^(\d+)\.\.(\d+)$/.exec(text);
  if (whole !== null || range !== null) {
    const from = range === null ? 1 : Number(range[1]);
    const to = Number(range === null ? text : range[2]);
    if (!Number.isSafeInteger(to)) throw fault("which is past 2^53");
    if (to < from) throw fault("which holds no seed");
    if (to - from >= LIMIT) throw fault(`which is more than ${LIMIT}`);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  const seeds = text.split(",").map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  if (seeds.some(Number.isNaN)) throw fault("which is none of these");
  if (!seeds.every(Number.isSafeInteger)) throw fault("which has a seed past 2^53");
  if (new Set(seeds).size < seeds.length) throw fault("which names a seed twice");
  return seeds;
}

/** `5,10,30` (or repeated flags) as numbers. @throws UsageError naming the flag and what is no number. */
export function numbersOf(flag: string, value: string | readonly string[]): number[] {
  return namesOf(value).map((text) => {
    const number = Number(text);
    if (!Number.isFinite(number)) throw new UsageError(`${flag}: got "${text}", expected numbers: 5,10,30`);
    return number;
  });
}
