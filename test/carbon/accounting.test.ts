import { describe, expect, it } from "vitest";
import { PRESETS, parseAccounting, type Accounting } from "../../harness/carbon/index.ts";

const { paper, full } = PRESETS;
const change = (edit: (copy: Record<string, unknown>) => void): unknown => {
  const copy = structuredClone(full) as unknown as Record<string, unknown>;
  edit(copy);
  return copy;
};

describe("the presets", () => {
  it.each(Object.entries(PRESETS))("%s is a legal accounting under its own name", (name, preset) => {
    expect(parseAccounting(structuredClone(preset), name)).toEqual(preset);
    expect(preset.name).toBe(name);
  });

  it("have a source for every number", () => {
    const sources = (preset: Accounting): string[] =>
      [preset.pue, ...Object.values(preset.powerW), preset.embodiedGPerGpuHour].map(({ source }) => source);
    for (const source of [...sources(paper), ...sources(full)]) expect(source.length).toBeGreaterThan(10);
  });

  it("price the making of the hardware as its source says", () => {
    const { value, source } = full.embodiedGPerGpuHour;
    const [, server, gpus, gpu, years, hours, use] = (
      /server ([\d,]+) kg \/ (\d+) GPUs \+ GPU (\d+) kg\) \/ \((\d+) years \* ([\d,]+) h \* (\d+) % use/.exec(
        source,
      ) as RegExpExecArray
    ).map((text) => Number(text.replace(",", "")));
    const grams = ((server / gpus + gpu) * 1000) / (years * hours * (use / 100));
    expect(value).toBeCloseTo(grams, 3);
  });

  it("price training as its source says: GPU plus processor", () => {
    const [, gpu, processor] = /^(\d+) W GPU \+ (\d+) W/.exec(full.powerW.training.source) as RegExpExecArray;
    expect(full.powerW.training.value).toBe(Number(gpu) + Number(processor));
  });

  it("follow the released code in `paper`: training alone, 1 kW, nothing on top", () => {
    expect(paper.pue.value).toBe(1);
    expect(paper.embodiedGPerGpuHour.value).toBe(0);
    const { training, ...rest } = paper.powerW;
    expect(training.value).toBe(1000);
    for (const { value } of Object.values(rest)) expect(value).toBe(0);
  });
});

describe("an accounting from outside", () => {
  const faultsOf =
    (value: unknown): (() => unknown) =>
    () =>
      parseAccounting(value, "mine.json");

  it("has every fault listed at once, by field", () => {
    const bad = change((copy) => {
      copy["pue"] = { value: 0.9, source: "wishful" };
      copy["name"] = "Mine!";
      copy["unknown"] = 1;
      delete copy["embodiedGPerGpuHour"];
      (copy["powerW"] as Record<string, unknown>)["idle"] = { value: -1, source: "" };
    });
    const message = (() => {
      try {
        faultsOf(bad)();
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    })();
    expect(message).toMatch(/^accounting mine\.json: 6 fault\(s\):/);
    for (const field of [
      "pue.value",
      "name",
      "embodiedGPerGpuHour",
      "powerW.idle.value",
      "powerW.idle.source",
    ]) {
      expect(message).toContain(`  ${field}: `);
    }
    expect(message).toContain("unknown");
    expect(message).toContain("expected the fields of the preset `full`");
  });

  it.each([null, 3, "paper", []])("%j is refused, not taken for empty", (value) => {
    expect(faultsOf(value)).toThrow(/accounting mine\.json: 1 fault/);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, "221"])("%s is no power", (value) => {
    expect(
      faultsOf(
        change((copy) => ((copy["powerW"] as Record<string, unknown>)["training"] = { value, source: "?" })),
      ),
    ).toThrow(/powerW\.training\.value/);
  });
});
