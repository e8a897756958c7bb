import { describe, expect, it } from "vitest";
import {
  countParameters,
  fewShotSplit,
  formatNasNet,
  nasBench201Supernet,
  nasNetSupernet,
  parametersOf,
  randomNasNet,
  type Supernet,
} from "../../harness/network/index.ts";
import { stream } from "../../harness/random/index.ts";

const SUPERNETS: readonly Supernet[] = [
  nasBench201Supernet({ cells: 2, channels: 8, classes: 10, imagePx: 32 }),
  nasNetSupernet({ cells: 5, channels: 8, classes: 10, imagePx: 32, stemMultiplier: 3, auxiliaryHead: true }),
];

describe.each(SUPERNETS.map((supernet) => [supernet.name, supernet] as const))("the %s", (_, supernet) => {
  it("has every parameter of every path, of the same shape, and no other", () => {
    const shapes = new Map(supernet.parameters.map(({ name, shape }) => [name, shape]));
    const random = stream(1, "paths");
    const met = new Set<string>();
    for (let i = 0; i < 150; i++) {
      for (const { name, shape } of parametersOf(supernet.pathOf(supernet.draw(random)))) {
        met.add(name);
        expect({ name, shape: shapes.get(name) }).toEqual({ name, shape });
      }
    }
    expect(met.size).toBe(shapes.size);
  });

  it("is split into parts that share out its paths", () => {
    const random = stream(2, "paths");
    const parts = fewShotSplit(supernet, 1);
    expect(parts).toHaveLength(supernet.open[1].length);
    for (const [option, part] of parts.entries()) {
      for (let i = 0; i < 5; i++) expect(part.draw(random)[1]).toBe(supernet.open[1][option]);
      expect(part.parameters).toBe(supernet.parameters);
    }
    expect(() => fewShotSplit(supernet, 99)).toThrow("few-shot split: got choice 99, expected 0..");
  });
});

it("draws every option of a choice as often as any other", () => {
  const [supernet] = SUPERNETS;
  const random = stream(3, "paths");
  const draws = 5000;
  const counts = supernet.open.map((options) => options.map(() => 0));
  for (let i = 0; i < draws; i++) supernet.draw(random).forEach((option, at) => counts[at][option]++);
  // Four standard deviations of a share of one fifth.
  for (const count of counts.flat())
    expect(Math.abs(count - draws / 5)).toBeLessThan(4 * Math.sqrt(draws * 0.16));
});

it("reads an architecture as the choices that make it", () => {
  const [cells, nasNet] = SUPERNETS;
  const architecture = "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_1x1~2|";
  expect(cells.choicesOf(architecture)).toEqual([3, 0, 1, 4, 0, 2]);
  const drawn = randomNasNet(stream(4, "architectures"));
  const path = nasNet.pathOf(nasNet.choicesOf(formatNasNet(drawn)));
  expect(countParameters(path)).toBeGreaterThan(0);
  expect(nasNet.choicesOf(formatNasNet(drawn))).toHaveLength(40);
});
