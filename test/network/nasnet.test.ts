import { assert, integer, property } from "fast-check";
import { expect, it } from "vitest";
import {
  CIFAR10_NASNET,
  countFlops,
  countParameters,
  formatNasNet,
  nasNetNetwork,
  parseNasNet,
  randomNasNet,
  withoutAuxiliary,
} from "../../harness/network/index.ts";
import { stream } from "../../harness/random/index.ts";

const SMALL = { ...CIFAR10_NASNET, cells: 3, channels: 4, imagePx: 32 };

it("every architecture is written and read back, and has a network whose shapes fit", () => {
  assert(
    property(integer({ min: 0, max: 1e6 }), (seed) => {
      const architecture = randomNasNet(stream(seed, "nasnet"));
      expect(parseNasNet(formatNasNet(architecture))).toEqual(architecture);
      const network = nasNetNetwork(architecture, SMALL);
      expect(network.nodes[network.output].shape).toEqual([1, 1, 10]);
      expect(countParameters(network)).toBe(countParameters(withoutAuxiliary(network)));
      expect(countFlops(network)).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
});

it("an image too small for the auxiliary head is told, and what to do", () => {
  const cell = randomNasNet(stream(1, "nasnet"));
  expect(() => nasNetNetwork(cell, { ...SMALL, imagePx: 16 })).toThrow(
    "auxiliary head: got 4 px of the image there, expected 8 or more; leave it off",
  );
  expect(() => nasNetNetwork(cell, { ...SMALL, imagePx: 16, auxiliaryHead: false })).not.toThrow();
});

it("a cell of separable convolutions has as many parameters as counting by hand", () => {
  const cell = Array.from({ length: 5 }, () => [0, 1].map((from) => `sep_conv_3x3~${from}`).join(",")).join(
    "|",
  );
  const skeleton = { ...SMALL, auxiliaryHead: false };
  const cellOf = (channels: number, input0: number, input1: number): number => {
    const separable = 2 * (9 * channels + channels * channels + 2 * channels);
    return channels * (input0 + input1) + 4 * channels + 10 * separable;
  };
  // Stem of 12 channels; a normal cell of 4; reductions of 8 and of 16, each giving five times its channels.
  const stem = 9 * 3 * 12 + 2 * 12;
  const cells = cellOf(4, 12, 12) + cellOf(8, 12, 20) + cellOf(16, 20, 40);
  const head = 80 * 10 + 10;
  expect(countParameters(nasNetNetwork(parseNasNet(`${cell};${cell}`), skeleton))).toBe(stem + cells + head);
});

it.each([
  ["skip_connect~0,skip_connect~1", "1 cell(s)"],
  ["a;b", "got 1 node(s), expected 5"],
  [["skip_connect~0,sep_conv_9x9~1", "", "", "", ""].join("|").concat(";"), "sep_conv_9x9~1"],
  [["skip_connect~0,skip_connect~2", "", "", "", ""].join("|").concat(";"), "a node from 0 to 1"],
])("refuses %s", (text, why) => {
  expect(() => parseNasNet(text)).toThrow(why);
});
