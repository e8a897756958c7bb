import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Network, initialParameters, readNetwork, writeNetwork } from "../../harness/perceptron/index.ts";
import { stream } from "../../harness/random/index.ts";
import { WeightsError } from "../../harness/weights/index.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
const path = join(folder, "small");
const shape = { sizes: [2, 3, 1], activation: "tanh", hiddenBias: true } as const;
const network = new Network(shape, initialParameters(shape, stream(1, "weights")));
const expected = { inputs: ["now", "then"], outputs: 1 };

beforeEach(async () => writeNetwork(path, network, { inputs: ["now", "then"], seed: 7 }));

const change = (facts: object): void => {
  const card = JSON.parse(readFileSync(`${path}.json`, "utf8")) as object;
  writeFileSync(`${path}.json`, JSON.stringify({ ...card, ...facts }));
};

describe("weights in a file", () => {
  it("come back as float32, with their card", () => {
    expect(readNetwork(path, expected).network.parameters).toEqual(network.parameters.map(Math.fround));
    expect(JSON.parse(readFileSync(`${path}.json`, "utf8"))).toMatchObject({ seed: 7, version: 1, shape });
  });

  it.each([
    ["another version", () => change({ version: 2 }), /got version 2, expected version 1/],
    ["another input", () => change({ inputs: ["now", "when"] }), /got input 1 "when", expected "then"/],
    ["fewer inputs", () => change({ inputs: ["now"] }), /got 1 inputs.*expected 2 inputs/],
    [
      "another shape",
      () => change({ shape: { ...shape, sizes: [2, 4, 1] } }),
      /got 52 bytes, expected 68 for shape 2-4-1/,
    ],
    ["more outputs", () => change({ shape: { ...shape, sizes: [2, 3, 2] } }), /got 2 outputs, expected 1/],
    ["another digest", () => change({ sha256: "0" }), /got digest \w+, expected 0/],
    ["no shape", () => change({ shape: null }), /a card whose shape is wrong/],
    ["no JSON", () => writeFileSync(`${path}.json`, "{"), /a card that is not JSON/],
    ["half a file", () => writeFileSync(`${path}.bin`, new Uint8Array(8)), /got 8 bytes, expected 52/],
  ])("are refused with a reason: %s", (_, spoil, reason) => {
    spoil();
    expect(() => readNetwork(path, expected)).toThrow(WeightsError);
    expect(() => readNetwork(path, expected)).toThrow(reason);
  });

  it("are missed by name", () => {
    expect(() => readNetwork(join(folder, "none"), expected)).toThrow(/no file .*none\.json/);
  });
});
