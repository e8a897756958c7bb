import { readFileSync, readdirSync } from "node:fs";
import type { TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { svgOf } from "../../reports/render/svg.ts";

/** Every figure that there is, as its golden has it. */
const FOLDER = new URL("../goldens/reports/", import.meta.url);
const specs = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".vl.json") && !file.includes("-changed"))
  .map((file) => [
    file.replace(".vl.json", ""),
    JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as TopLevelSpec,
  ]);

describe.each(specs as [string, TopLevelSpec][])("figure %s", (_, spec) => {
  it("says no NaN, undefined or null: not on it, not of any mark", async () => {
    const svg = await svgOf(spec);
    expect(svg.match(/[^"<>]*\b(?:NaN|undefined|null)\b[^"<>]*/)?.[0]).toBeUndefined();
  });

  it("tells the page how it fits its column", () => {
    const { fit } = (spec.usermeta ?? {}) as { fit?: object };
    expect(fit).toMatchObject({ axesPx: expect.any(Number), gapPx: expect.any(Number) });
  });
});
