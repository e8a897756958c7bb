import { expect, it } from "vitest";
import {
  CIFAR10_SKELETON,
  NetworkBuilder,
  countFlops,
  countParameters,
  nasBench201Network,
  parametersOf,
} from "../../harness/network/index.ts";
import { OPERATIONS, formatArchitecture, parseArchitecture } from "../../harness/nas/index.ts";

const EVERY =
  "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
const NONE = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";

it("counts of the least and the largest cell are those that were published", () => {
  const [largest, least] = [EVERY, NONE].map((text) => nasBench201Network(text, CIFAR10_SKELETON));
  expect(countFlops(largest)).toBe(220_119_690);
  expect(countFlops(least)).toBe(7_783_050);
  expect(countParameters(largest)).toBe(1_531_546);
  expect(countParameters(least)).toBe(73_306);
});

it("networks of one skeleton share what they have in common: all of them are the supernet", () => {
  const skeleton = { ...CIFAR10_SKELETON, cells: 1 };
  const names = (text: string): string[] =>
    parametersOf(nasBench201Network(text, skeleton)).map(({ name }) => name);
  const whole = new Set(
    OPERATIONS.flatMap((operation) =>
      names(formatArchitecture(parseArchitecture(NONE).map(() => operation))),
    ),
  );
  const mixed = names(
    "|nor_conv_1x1~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|avg_pool_3x3~1|nor_conv_1x1~2|",
  );
  expect(mixed.filter((name) => !whole.has(name))).toEqual([]);
});

it("images of two sizes cannot be added", () => {
  const build = new NetworkBuilder();
  const image = build.image(8);
  const half = build.pool("avg-pool", image, 2, 2);
  expect(() => build.add([image, half])).toThrow("cannot add 8x8x3 and 4x4x3");
});
