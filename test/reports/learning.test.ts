import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { WeightsCard } from "../../harness/forecast/transformer/index.ts";
import { trainingCurves } from "../../reports/figures/training-curves.ts";
import { specText } from "../../reports/spec-text.ts";
import { learningRows } from "../../reports/tables/learning-table.ts";
import { compiled } from "./compiled.ts";

const WEIGHTS = fileURLToPath(new URL("../../datasets/forecaster-weights/", import.meta.url));
const cards = readdirSync(WEIGHTS)
  .filter((file) => file.endsWith(".json"))
  .map((file) => JSON.parse(readFileSync(`${WEIGHTS}${file}`, "utf8")) as WeightsCard);
const rows = learningRows(cards);

it("draws each training once, however many series learned in it, with the step that was taken", () => {
  const trainings = [...new Set(rows.map(({ training }) => training))];
  expect(trainings.length).toBeLessThan(cards.length);
  for (const { curve, bestStep } of cards) {
    const taken = curve.find(([step]) => step === bestStep);
    expect(rows.some(({ step, loss, taken: here }) => here && step === bestStep && loss === taken?.[2])).toBe(
      true,
    );
  }
});

it("compiles, asks, and tells the losses in words", () => {
  const { spec, title } = trainingCurves(rows);
  expect(() => compiled(spec)).not.toThrow();
  expect(title.endsWith("?")).toBe(true);
  expect(specText(spec)).toContain("held back");
  expect(String(spec.description)).toContain("series together at step");
});
