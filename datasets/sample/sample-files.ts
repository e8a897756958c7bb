import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256Of } from "../../harness/digest/index.ts";
import { writeWhole } from "../../harness/disk/index.ts";
import { sampleCard } from "./card.ts";
import type { SampleFidelity, SampleFit } from "./fit-sample.ts";
import type { TableModel } from "./table-model.ts";
import type { TraceModel } from "./trace-model.ts";

/** The models, and what is said of them. */
export const MODEL_FILES = ["table.json", "traces.json"] as const;
export const FIDELITY_FILE = "fidelity.json";
export const CARD_FILE = "CARD.md";

/** Writes models, fidelity and card to a folder, each file whole or not at all. */
export async function writeSample(fit: SampleFit, dir: string): Promise<void> {
  const contents: Readonly<Record<string, string>> = {
    "table.json": linesOf({
      ...fit.table.columns,
      shared: fit.table.shared,
      correlations: fit.table.correlations,
    }),
    "traces.json": linesOf(fit.traces),
    [FIDELITY_FILE]: `${JSON.stringify(fit.fidelity, null, 1)}\n`,
    [CARD_FILE]: sampleCard(fit),
  };
  for (const [name, text] of Object.entries(contents)) {
    await writeWhole(join(dir, name), text);
  }
}

/** A JSON object with a line for each entry: a changed model is a changed line. */
function linesOf(object: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(object).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}

export function readTableModel(dir: string): TableModel {
  const { shared, correlations, ...columns } = readJson(dir, "table.json") as TableModel["columns"] &
    Pick<TableModel, "shared" | "correlations">;
  return { columns, shared, correlations };
}

export function readTraceModels(dir: string): Readonly<Record<string, TraceModel>> {
  return readJson(dir, "traces.json") as Readonly<Record<string, TraceModel>>;
}

export function readFidelity(dir: string): SampleFidelity {
  return readJson(dir, FIDELITY_FILE) as SampleFidelity;
}

/** sha256 of the models. */
export function modelDigest(dir: string): string {
  return sha256Of(...MODEL_FILES.map((name) => readFileSync(join(dir, name))));
}

/** The folder of the committed models: this one, or, seen from the compiled code in `dist/`, the package's. */
export function committedFolder(): string {
  const here = fileURLToPath(new URL(".", import.meta.url));
  return existsSync(join(here, MODEL_FILES[0])) ? here : join(here, "../../../datasets/sample");
}

function readJson(dir: string, name: string): unknown {
  return JSON.parse(readFileSync(join(dir, name), "utf8"));
}
