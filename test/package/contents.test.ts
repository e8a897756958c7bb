import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import {
  IMAGE_FILES,
  ISSUED_FORECASTS,
  ORIGINAL_VINTAGE,
  TABLE_FILES,
  zones,
} from "../../datasets/catalogue/index.ts";
import { dataCards } from "../../scenarios/results/data-cards.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** Paths that `npm pack` would ship, but for the build. */
function shipped(): string[] {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline"];
  const [{ files }] = JSON.parse(execFileSync("npm", args, { cwd: ROOT, encoding: "utf8" })) as [
    { readonly files: readonly { readonly path: string }[] },
  ];
  return files.map(({ path }) => path).filter((path) => !path.startsWith("dist/"));
}

const sources = [
  ...new Set(
    [
      ...Object.values(TABLE_FILES),
      ...Object.values(IMAGE_FILES),
      ...Object.values(ORIGINAL_VINTAGE),
      ...Object.values(ISSUED_FORECASTS),
      ...[...zones().values()].map(({ file }) => file),
    ].map(({ source }) => source.folder),
  ),
];

it("ships cards, models and weights beside the build, and no source of it", () => {
  const files = shipped();
  expect(files.filter((path) => /\.(m?ts|js|pickle)$/.test(path))).toEqual([]);
  for (const folder of [...sources, "image-folder", "sample", "forecaster-weights"]) {
    expect(files).toContain(`datasets/${folder}/CARD.md`);
  }
  expect(files).toEqual(
    expect.arrayContaining([
      "datasets/sample/table.json",
      "datasets/sample/traces.json",
      "baselines/weights/ce-nas-discrete.bin",
    ]),
  );
  const weights = files.filter((path) => path.endsWith(".bin"));
  expect(weights.length).toBeGreaterThan(0);
  for (const path of weights) expect(files).toContain(path.replace(/\.bin$/, ".json"));
});

it("every source has a card, and a report on its data shows it", async () => {
  const bare = sources.filter((folder) => !existsSync(join(ROOT, "datasets", folder, "CARD.md")));
  expect(bare).toEqual([]);
  const source = { sha256: "", licence: "", url: "", citation: "" };
  const cards = await dataCards({
    kind: "real",
    sources: sources.map((name) => ({ ...source, name: `${name}/x` })),
  });
  expect(cards.map(({ name }) => name)).toEqual([...sources, "forecaster-weights"].toSorted());
  const gone = dataCards({ kind: "real", sources: [{ ...source, name: "nowhere/x" }] });
  await expect(gone).rejects.toThrow("nowhere/CARD.md");
});
