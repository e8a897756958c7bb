import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scenarioApi } from "../../scenarios/api.ts";
import { codeDigest } from "../../scenarios/training/code-digest.ts";
import { openFolder, usedBy } from "../../scenarios/training/output.ts";
import { scratch } from "../fixtures/scratch.ts";

const root = scratch();
const cwd = process.cwd();
beforeEach(() => process.chdir(root));
afterEach(() => process.chdir(cwd));
const SHIPPED = join(root, "shipped");
const by = (out?: string, replaceShipped = false) => ({ out, replaceShipped });

describe("where a training writes", () => {
  it("is a folder of its own, one named, or the shipped weights only where that is asked for", async () => {
    const [own, named, shipped] = [by(), by("mine"), by(undefined, true)];
    expect((await openFolder("agent", own, SHIPPED))("0123456789")).toBe(
      join(root, "trained/agent-01234567"),
    );
    expect((await openFolder("agent", named, SHIPPED))("0123456789")).toBe(join(root, "mine"));
    expect(existsSync(SHIPPED)).toBe(false);
    expect((await openFolder("agent", shipped, SHIPPED))("0123456789")).toBe(SHIPPED);
    await expect(openFolder("agent", by("mine", true), SHIPPED)).rejects.toThrow(/expected one of them/);
  });

  it("is found out to be none before hours of work", async () => {
    writeFileSync(join(root, "file"), "");
    await expect(openFolder("agent", by("file/below"), SHIPPED)).rejects.toThrow(
      /cannot write weights to .*--out/,
    );
  });

  it("is told with the command that takes the weights", () => {
    expect(usedBy("agent", { methods: "ce-nas" }, join(root, "trained/agent-1"), by())).toBe(
      "npm run scenario -- hwnasbench --methods ce-nas --agent-weights trained/agent-1",
    );
    expect(
      usedBy("forecaster", { forecaster: "transformer", trace: "DE" }, join(root, "mine"), by("mine")),
    ).toBe("npm run scenario -- hwnasbench --forecaster transformer --trace DE --forecaster-weights mine");
    expect(usedBy("agent", { methods: "ce-nas" }, SHIPPED, by(undefined, true))).not.toContain("weights");
  });
});

it("the code that trains is known by a digest, the same as long as no file changes", () => {
  expect(codeDigest()).toMatch(/^[0-9a-f]{64}$/);
  expect(codeDigest()).toBe(codeDigest());
});

it("the study of forecasts has the digests of the weights that it scores in its setting", () => {
  const weightsFor = (forecasters: string[]): object => {
    const { weights } = scenarioApi.explain("forecasting", { zones: ["DE", "FR"], forecasters }) as never;
    return weights;
  };
  expect(Object.keys(weightsFor(["transformer"]))).toEqual(["DE.lifecycle", "DE.direct", "FR.lifecycle"]);
  expect(weightsFor(["ridge"])).toEqual({});
});
