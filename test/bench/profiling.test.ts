import type { Profiler } from "node:inspector";
import { describe, expect, it } from "vitest";
import { bySelfTime, callTree } from "../../bench/profiling/call-tree.ts";
import { flameGraph } from "../../bench/profiling/flame-graph.ts";

const node = (id: number, functionName: string, children: number[]): Profiler.ProfileNode => ({
  id,
  callFrame: {
    functionName,
    scriptId: "1",
    url: "file:///x/dist-bench/a.js",
    lineNumber: 9,
    columnNumber: 0,
  },
  children,
});

/** (root) calls f twice, from two lines; both call g. */
const profile: Profiler.Profile = {
  nodes: [
    node(1, "(root)", [2, 3]),
    node(2, "f", [4]),
    node(3, "f", [5]),
    node(4, "g<T>", []),
    node(5, "g<T>", []),
  ],
  startTime: 0,
  endTime: 10_000,
  samples: [2, 4, 4, 3, 5, 1],
  timeDeltas: [1000, 2000, 3000, 1000, 500, 250],
};

describe("a CPU profile", () => {
  const tree = callTree(profile);

  it("becomes a tree in which a callee is one, whichever line called it, and no time is lost", () => {
    expect(tree).toMatchObject({ name: "(root)", selfMs: 0.25, totalMs: 7.75 });
    expect(tree.calls).toMatchObject([{ name: "f", selfMs: 2, totalMs: 7.5, where: "a.js:10" }]);
    expect(tree.calls[0].calls).toMatchObject([{ name: "g<T>", selfMs: 5.5, totalMs: 5.5 }]);
  });

  it("lists functions by their own time", () => {
    expect(bySelfTime(tree).map(({ name }) => name)).toEqual(["g<T>", "f", "(root)"]);
  });

  it("becomes a flame graph whose bars are as wide as their time", () => {
    const svg = flameGraph("a & b", tree);
    expect(svg).toContain("a &amp; b, 8 ms");
    const widths = [...svg.matchAll(/<title>(\S+) .*?width="([\d.]+)"/g)].map(([, name, width]) => [
      name,
      Number(width),
    ]);
    expect(widths).toEqual([
      ["(root)", 1200],
      ["f", 1161.29],
      ["g&lt;T>", 851.61],
    ]);
  });
});
