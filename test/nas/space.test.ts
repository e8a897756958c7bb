import { describe, expect, it } from "vitest";
import {
  EDGES,
  OPERATIONS,
  formatArchitecture,
  nasBench201Space,
  parseArchitecture,
} from "../../harness/nas/index.ts";
import { syntheticTable } from "../fixtures/synthetic-table.ts";

const { architectures } = syntheticTable();

describe("the codec", () => {
  it("brings all 15,625 architectures back as they were, each once", () => {
    expect(architectures).toHaveLength(15_625);
    expect(new Set(architectures).size).toBe(15_625);
    expect(architectures.map((text) => formatArchitecture(parseArchitecture(text)))).toEqual(architectures);
  });

  it("reads the operations in the order of the edges", () => {
    expect(
      parseArchitecture("|none~0|+|skip_connect~0|nor_conv_1x1~1|+|nor_conv_3x3~0|avg_pool_3x3~1|none~2|"),
    ).toEqual(["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3", "none"]);
    expect(EDGES.map(([from, to]) => `${from}${to}`)).toEqual(["01", "02", "12", "03", "13", "23"]);
  });

  it.each([
    ["an operation nobody knows", "|conv~0|+|none~0|none~1|+|none~0|none~1|none~2|", 'edge 0: got "conv~0"'],
    [
      "an edge from the wrong node",
      "|none~0|+|none~1|none~1|+|none~0|none~1|none~2|",
      'edge 1: got "none~1"',
    ],
    ["a seventh edge", "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|none~3|", "no seventh edge"],
    ["too few edges", "|none~0|+|none~0|none~1|", "expected |op~0|+|op~0|op~1|+"],
    ["a missing separator", "|none~0|none~0|none~1|none~0|none~1|none~2|", "expected |op~0|+|op~0|op~1|+"],
    ["a missing end", "|none~0|+|none~0|none~1|+|none~0|none~1|none~2", "expected |op~0|+|op~0|op~1|+"],
    ["a node that is no number", "|none~0|+|none~0|none~x|+|none~0|none~1|none~2|", 'edge 2: got "none~x"'],
    ["a node too many", "|none~0~1|+|none~0|none~1|+|none~0|none~1|none~2|", "expected |op~0|+|op~0|op~1|+"],
    ["nothing", "", "expected |op~0|+|op~0|op~1|+"],
  ])("refuses %s, saying what and where", (_, text, reason) => {
    expect(() => parseArchitecture(text)).toThrow(RangeError);
    expect(() => parseArchitecture(text)).toThrow(`architecture "${text}"`);
    expect(() => parseArchitecture(text)).toThrow(reason);
  });
});

describe("the space", () => {
  const space = nasBench201Space(architectures);

  it("finds every architecture by its choices", () => {
    const found = architectures.map((_, i) =>
      space.indexOf(space.choices.subarray(i * space.edges, (i + 1) * space.edges)),
    );
    expect(found).toEqual(architectures.map((_, i) => i));
  });

  it("keeps the index order of its table, whatever it is", () => {
    const turned = architectures.toReversed();
    const space = nasBench201Space(turned);
    const choices = parseArchitecture(turned[5]).map((operation) => OPERATIONS.indexOf(operation));
    expect(space.indexOf(choices)).toBe(5);
  });

  it("refuses an architecture that stands twice, with both rows", () => {
    expect(() => nasBench201Space(architectures.with(42, architectures[7]))).toThrow(
      `architecture "${architectures[7]}" stands at rows 7 and 42`,
    );
  });

  it("refuses a table that is not whole, and one with a malformed row", () => {
    expect(() => nasBench201Space(architectures.slice(1))).toThrow("has 15625 architectures, got 15624");
    expect(() => nasBench201Space(architectures.with(3, "|none~0|"))).toThrow(/expected \|op~0\|/);
  });
});
