import type { Summary } from "../../harness/record/index.ts";

/** On how many seeds each method has runs, under each accounting: one number where every run came about. */
export function seedCounts({ methods }: Pick<Summary, "methods">): number[] {
  return Object.values(methods).flatMap(({ accounting }) =>
    Object.values(accounting).map(({ seeds }) => seeds),
  );
}
