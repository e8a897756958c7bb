import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { FEATURES } from "../../baselines/parts/agent/state.ts";
import { shippedAgents } from "../../baselines/parts/agent/trained-policy.ts";
import { committedWeights } from "../../datasets/forecaster-weights/index.ts";
import { Network, initialParameters, writeNetwork } from "../../harness/perceptron/index.ts";
import { stream } from "../../harness/random/index.ts";
import { scenarioApi } from "../../scenarios/api.ts";
import { reportApi } from "../../scenarios/report/api.ts";
import { scratch } from "../fixtures/scratch.ts";

const root = scratch();
const OPTIONS = {
  mirror: undefined,
  cache: join(root, "cache"),
  workers: 1,
  onNotice: () => {},
  onTransfer: () => {},
  onProgress: () => {},
};
const SMALL = { methods: ["ce-nas"], seeds: [1], hours: 6, data: "sample", trace: "US-CAL-CISO" };

interface Explained {
  readonly forecaster: string;
  readonly forecasterChosen: string;
  readonly weights: Readonly<Record<string, string>>;
  readonly cells: readonly { readonly cell: string }[];
}
const explained = (flags: object, scenario = "hwnasbench"): Explained =>
  scenarioApi.explain(scenario, { ...SMALL, ...flags }) as unknown as Explained;

/** An agent that nobody taught, in a folder of its own. */
async function agentIn(
  name: string,
  seed: number,
  inputs = FEATURES.map((one) => one.name),
): Promise<string> {
  const sizes = [inputs.length, 4, discreteActions.outputs];
  const shape = { sizes, activation: "tanh", hiddenBias: true } as const;
  const network = new Network(shape, initialParameters(shape, stream(seed, "own")));
  await writeNetwork(join(root, name, "ce-nas-discrete"), network, { inputs });
  return join(root, name);
}

describe("an agent of the user's own", () => {
  it("splits the GPUs, is known by its digest, and is found again by verify", async () => {
    const agentWeights = await agentIn("agent", 1);
    const out = join(root, "own");
    const { document } = await scenarioApi.run("hwnasbench", { ...SMALL, agentWeights }, { ...OPTIONS, out });
    const shipped = await scenarioApi.run("hwnasbench", SMALL, { ...OPTIONS, out: join(root, "shipped") });
    const { setting, digest } = document as unknown as { setting: Explained; digest: string };
    const card = JSON.parse(readFileSync(join(agentWeights, "ce-nas-discrete.json"), "utf8")) as {
      sha256: string;
    };
    expect(setting).toMatchObject({ agentWeights, weights: { "ce-nas": card.sha256 } });
    expect((shipped.document as unknown as { digest: string }).digest).not.toBe(digest);
    expect(await reportApi.verify(out, OPTIONS)).toMatchObject({ same: true, differences: [] });
    expect(explained({}).weights["ce-nas"]).not.toBe(card.sha256);
  });

  it("is refused where it is missing, of another shape or version, or read by nobody", async () => {
    const fails = (flags: object, why: RegExp): void => expect(() => explained(flags)).toThrow(why);
    fails({ agentWeights: join(root, "none") }, /--agent-weights .*none: there is no such folder/);
    mkdirSync(join(root, "empty"));
    fails(
      { agentWeights: join(root, "empty") },
      /--agent-weights .*: weights .*got no file .*ce-nas-discrete\.json/,
    );
    const agentWeights = await agentIn("few", 1, ["one", "two"]);
    fails({ agentWeights }, /got 2 inputs, 2 in its shape, expected \d+ inputs/);
    fails({ agentWeights, methods: ["random"] }, /none of the methods has a trained agent: random/);
    const old = join(root, "old");
    cpSync(shippedAgents(), old, { recursive: true });
    const card = join(old, "ce-nas-discrete.json");
    writeFileSync(card, readFileSync(card, "utf8").replace('"version": 1', '"version": 9'));
    fails({ agentWeights: old }, /got version 9, expected version 1/);
  });
});

describe("a transformer of the user's own", () => {
  const folder = join(root, "forecaster");
  mkdirSync(folder);
  for (const end of ["bin", "json"]) {
    cpSync(join(committedWeights(), `DE.lifecycle.${end}`), join(folder, `DE.lifecycle.${end}`));
  }
  const LATE = { trace: "DE", start: "2024-10-01T00:00Z", forecasterWeights: folder, data: "auto" };

  it("foretells its zone, known by its digest; in another the ridge does, and the setting says why", () => {
    const own = explained(LATE);
    expect(own.forecaster).toBe("transformer");
    expect(own.weights["forecaster"]).toMatch(/^[0-9a-f]{64}$/);
    const other = explained({ ...LATE, trace: "FR" });
    expect(other.forecaster).toBe("ridge");
    expect(other.forecasterChosen).toMatch(/no weights of the transformer for FR/);
    expect(other.weights).not.toHaveProperty("forecaster");
    expect(explained({ ...LATE, trace: "FR", forecasterWeights: null }).forecaster).toBe("transformer");
  });

  it("is refused where it is damaged, or read by nobody", () => {
    expect(() => explained({ ...LATE, forecaster: "ridge" })).toThrow(
      /--forecaster-weights .*: the forecaster ridge has no weights; choose --forecaster transformer/,
    );
    const half = join(root, "half");
    mkdirSync(half);
    cpSync(join(folder, "DE.lifecycle.json"), join(half, "DE.lifecycle.json"));
    writeFileSync(join(half, "DE.lifecycle.bin"), "");
    expect(() => explained({ ...LATE, forecasterWeights: half })).toThrow(
      /--forecaster-weights .*got 0 weights/,
    );
  });
});

it("a run on the sample names who foretold it, and rests on no weights of others, in notes, system and provenance", async () => {
  const out = join(root, "sample");
  const asked = { methods: ["random"], seeds: [1], hours: 3, trace: "US-CAL-CISO@original" };
  expect(explained({ ...asked, data: "auto" }).weights).toHaveProperty("forecaster");
  expect(explained(asked).weights).toEqual({});
  await scenarioApi.run("hwnasbench", { ...SMALL, ...asked }, { ...OPTIONS, out });
  const read = (file: string): string => readFileSync(join(out, file), "utf8");
  const { setting, data } = JSON.parse(read("manifest.json")) as {
    setting: { forecaster: string; weights: object };
    data: { notes: string[] };
  };
  expect(setting).toMatchObject({ forecaster: "transformer", weights: {} });
  const spoken = data.notes.filter((note) => note.includes("orecasts are by"));
  expect(spoken).toEqual([
    expect.stringMatching(/^Forecasts are by ridge: there are no weights of transformer/),
  ]);
  expect(read("provenance.json")).not.toContain("trained weights");
  expect(read("tables/system.csv")).toContain("forecasts by ridge");
});

describe("the cells of carbon-budgets", () => {
  const budgets = { budgets: [5], trace: "US-CAL-CISO@original" };

  it("bear the name of who foretells, not of the choice", () => {
    const cells = explained(budgets, "carbon-budgets").cells.map(({ cell }) => cell);
    expect(cells).toEqual(["carbonBudgetKg=5,forecaster=transformer", "carbonBudgetKg=5,forecaster=oracle"]);
  });

  it("are not made twice under one name", () => {
    expect(() => explained({ ...budgets, forecasters: ["auto", "transformer"] }, "carbon-budgets")).toThrow(
      /--forecasters auto,transformer: transformer comes to the same/,
    );
  });
});
