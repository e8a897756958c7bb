import { UsageError } from "../../harness/text/index.ts";
import type { Hello, Task } from "../../harness/trainer/index.ts";

/** Kinds of work. */
export type WorkKind = Task["kind"];

/** @throws UsageError where a trainer does not do all the kinds of work that there will be. */
export function checkKinds(
  trainers: readonly Pick<Hello, "trainer" | "kinds">[],
  needed: readonly WorkKind[],
): void {
  for (const { trainer, kinds } of trainers) {
    const lacking = needed.filter((kind) => !kinds.includes(kind));
    if (lacking.length === 0) continue;
    const remedy = lacking.includes("train")
      ? "take another trainer"
      : "take one that does, or a method that needs no supernet, --method random";
    throw new UsageError(
      `--trainer: ${trainer} does ${kinds.join(" and ")}, and this needs ${lacking.join(" and ")} too; ${remedy}`,
    );
  }
}
