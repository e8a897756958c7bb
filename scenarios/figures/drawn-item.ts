import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TopLevelSpec } from "vega-lite";
import { z } from "zod";
import { sha256Of } from "../../harness/digest/index.ts";
import { changedSince, sumsText, writeWhole } from "../../harness/disk/index.ts";
import { renderedFigure } from "../../reports/index.ts";
import { fileOfRun, parsedOfRun, sourceName, type RunState } from "./cached-run.ts";
import type { PlannedItem } from "./plan.ts";
import { tableTexts } from "./table-texts.ts";

/** As far as it is looked at before Vega-Lite does. */
const spec = z.record(z.string(), z.unknown());

/**
 * Draws what is not there as it should be. False: the report has no such figure or table.
 * @throws UsageError where its source is damaged.
 */
export async function drawItem(folder: string, item: PlannedItem): Promise<boolean> {
  const source = await sourceOf(folder, item);
  if (source === null) return false;
  if ((await stateOfItem(folder, item, "fresh")) === "fresh") return true;
  const texts =
    item.kind === "table"
      ? tableTexts(item.id, source)
      : await renderedFigure({ id: item.id, spec: specOf(folder, item, source) });
  await writeMarked(folder, item, texts, new Map([[sourceOfItem(item), sha256Of(source)]]));
  return true;
}

/** @param run the state of the runs that it is made from. */
export async function stateOfItem(
  folder: string,
  item: PlannedItem,
  run: RunState["state"],
): Promise<RunState["state"]> {
  const outputs = outputsOf(item);
  if (![...outputs, markOf(item)].every((path) => existsSync(join(folder, path)))) return "missing";
  if (run !== "fresh") return "stale";
  const changed = await changedSince(folder, [...outputs, sourceOfItem(item)], markOf(item));
  return changed?.length === 0 ? "fresh" : "stale";
}

/** The file of its run that a figure or table is made from; null where the run has none. */
export function sourceOf(folder: string, item: PlannedItem): Promise<string | null> {
  return fileOfRun(folder, item.scenario, sourceName(item));
}

/** @throws UsageError where it is none. */
export function specOf(folder: string, item: PlannedItem, source: string): TopLevelSpec {
  return parsedOfRun(folder, item.scenario, sourceName(item), source, spec) as object as TopLevelSpec;
}

/**
 * Writes the files of a figure or table; last a mark with their sums, so that one that was cut off is made again.
 * @param rests on what they were made from: digests by path below the folder.
 */
export async function writeMarked(
  folder: string,
  item: Pick<PlannedItem, "kind" | "id">,
  texts: ReadonlyMap<string, string | Uint8Array>,
  rests: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const digests = new Map<string, string>();
  for (const [name, content] of texts) {
    const path = `${item.kind}s/${name}`;
    await writeWhole(join(folder, path), content);
    digests.set(path, sha256Of(content));
  }
  await writeWhole(join(folder, markOf(item)), sumsText(new Map([...digests, ...rests])));
}

/** The mark by which a figure or table is known as made by us, and whole. */
export function markOf({ kind, id }: Pick<PlannedItem, "kind" | "id">): string {
  return `${kind}s/.${id}.made`;
}

function outputsOf({ kind, id }: PlannedItem): string[] {
  const ends = kind === "table" ? ["csv", "md", "tex"] : ["svg", "png", "vl.json", "csv"];
  return ends.map((end) => `${kind}s/${id}.${end}`);
}

/** Below the folder of all. */
function sourceOfItem(item: PlannedItem): string {
  return `runs/${item.scenario}/${sourceName(item)}`;
}
