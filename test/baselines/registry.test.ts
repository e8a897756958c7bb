import { describe, expect, it } from "vitest";
import { DEFAULT_METHODS, methodNames, methodOf } from "../../baselines/index.ts";

describe("the methods' names", () => {
  it.each(DEFAULT_METHODS)("%s is known by the name it bears", (name) => {
    expect(methodOf(name)?.name).toBe(name);
  });

  it("families take their number from the name", () => {
    expect(methodOf("static-3")).toMatchObject({ name: "static-3", minGpus: 4, sampler: "one-shot" });
    expect(methodOf("ce-nas-static-2")).toMatchObject({
      name: "ce-nas-static-2",
      minGpus: 3,
      sampler: "few-shot",
    });
    expect(methodOf("ce-nas-waiting-50")).toMatchObject({ name: "ce-nas-waiting-50", sampler: "few-shot" });
    expect(methodOf("oracle-0.95")).toMatchObject({ name: "oracle-0.95", bound: true });
  });

  it.each([
    "static-0",
    "ce-nas-waiting-0",
    "static-",
    "static-1.5",
    "oracle-1",
    "oracle-",
    "Random",
    "",
    "__proto__",
  ])("%j is unknown", (name) => expect(methodOf(name)).toBeUndefined());

  it("only the oracle is a bound", () => {
    const bounds = DEFAULT_METHODS.filter((name) => methodOf(name)?.bound);
    expect(bounds).toEqual(["oracle"]);
  });

  it("names every method and both families, for messages", () => {
    for (const name of [
      "random",
      "vanilla",
      "one-shot",
      "heuristic",
      "nsga2",
      "regularized-evolution",
      "oracle",
    ]) {
      expect(methodNames()).toContain(name);
    }
    expect(methodNames().some((name) => name.startsWith("static-N"))).toBe(true);
    expect(methodNames().some((name) => name.startsWith("oracle-T"))).toBe(true);
  });
});
