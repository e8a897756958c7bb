import { describe, expect, it } from "vitest";
import { convertScaledHardware } from "../../datasets/automl-repo/convert.ts";
import { convertSupernet } from "../../datasets/few-shot-nas/convert.ts";
import { convertPerfMetrics } from "../../datasets/freerea-perfmetrics/convert.ts";
import { convertParams, convertScore } from "../../datasets/freerea-proxies/convert.ts";
import { checkArchitectureIndex, convertLatency } from "../../datasets/help/convert.ts";
import { convertEpochs12 } from "../../datasets/mini-nasbench/convert.ts";
import { flopsM } from "../../datasets/nasbench201/flops.ts";
import { convertLandscape } from "../../datasets/nats-bench-landscape/convert.ts";
import { ARCHITECTURES, fixture } from "./fixture.ts";

const PERF = [
  "# ArchitectureIdx, ...",
  "0.0e+00 9.1e+01 2.0e+00 4.0e+02",
  "1.0e+00 8.0e+01 3.0e+00 6.0e+02",
  "",
];

describe("perfmetrics", () => {
  it("reads accuracy and seconds", () => {
    const { testAccuracy, trainingS } = convertPerfMetrics(PERF.join("\n"), "perf.txt", 2);
    expect(testAccuracy).toEqual(Float64Array.of(91, 80));
    expect(trainingS).toEqual(Float64Array.of(400, 600));
  });

  it.each([
    ["6.0e+02", "-1", "bad value: perf.txt, row 1, column TrainingTime(total): got -1"],
    ["8.0e+01", "nan", "bad value: perf.txt, row 1, column Test-Accuracy: got NaN"],
    ["8.0e+01", "101", "row 1, column Test-Accuracy: got 101, expected a number from 0 to 100"],
    ["1.0e+00 ", "7 ", "rows out of order: perf.txt, row 1, column index: got 7, expected 1"],
  ])("refuses %s replaced by %s", (from, to, message) => {
    expect(() => convertPerfMetrics(PERF.join("\n").replace(from, to), "perf.txt", 2)).toThrow(message);
  });

  it("refuses another number of rows", () => {
    expect(() => convertPerfMetrics(PERF.join("\n"), "perf.txt", 3)).toThrow(
      "wrong number of rows: perf.txt: got 2, expected 3",
    );
  });
});

describe("landscape", () => {
  const header =
    "CIFAR10TestAccuracy200Epochs,CIFAR100TestAccuracy200Epochs,ImageNetTestAccuracy200Epochs,ArchitectureString";
  const csv = (architectures: readonly string[]): string =>
    [header, ...architectures.map((architecture, i) => `9${i},7${i},4${i},${architecture}`)].join("\n");

  it("reads architectures and accuracies", () => {
    const landscape = convertLandscape(csv(ARCHITECTURES), "l.csv", 3);
    expect(landscape.architectures).toEqual([...ARCHITECTURES]);
    expect(landscape.cifar100Test).toEqual(Float64Array.of(70, 71, 72));
  });

  it("refuses a duplicate, naming both rows", () => {
    const [a, b] = ARCHITECTURES;
    expect(() => convertLandscape(csv([a, b, a]), "l.csv", 3)).toThrow(
      `duplicate architecture: l.csv, row 2, column arch_str: got ${a}, which row 0 has too`,
    );
  });

  it("refuses a malformed architecture, naming the row", () => {
    expect(() => convertLandscape(csv([ARCHITECTURES[0], "|conv~0|"]), "l.csv", 2)).toThrow(
      "bad architecture: l.csv, row 1, column arch_str",
    );
  });
});

describe("scaled hardware", () => {
  const columns = convertScaledHardware(fixture("scaled-hardware.pickle"), "hw.pickle", 3);

  it("multiplies back by the maxima", () => {
    expect(columns.edgegpuLatencyMs[1]).toBe(11.692700386047363);
    expect(columns.edgegpuEnergyMj[0]).toBe(48.78041985034943);
  });

  it("scales the Edge TPU by architecture 0 and leaves what was not run blank", () => {
    expect(columns.edgetpuLatencyMs).toEqual(
      Float64Array.of(0.9571811309997429, Number.NaN, 0.9571811309997429 / 2),
    );
  });
});

describe("HELP", () => {
  it("reads latencies", () => {
    expect(convertLatency(fixture("latency.pt"), "latency.pt", 3)).toEqual(Float64Array.of(1.5, 2.5, 3.25));
  });

  it("accepts an index that agrees and refuses one that does not", () => {
    checkArchitectureIndex(fixture("index.pt"), "index.pt", ARCHITECTURES);
    expect(() => checkArchitectureIndex(fixture("index.pt"), "index.pt", ARCHITECTURES.toReversed())).toThrow(
      "architectures in another order",
    );
  });
});

describe("supernet", () => {
  const text = JSON.stringify({
    "[(('avg_pool_3x3', 0),), (('none', 0), ('none', 1)), (('none', 0), ('none', 1), ('nor_conv_1x1', 2))]": 30,
    "[(('none', 0),), (('skip_connect', 0), ('nor_conv_1x1', 1)), (('nor_conv_3x3', 0), ('avg_pool_3x3', 1), ('none', 2))]": 10,
    "[(('nor_conv_3x3', 0),), (('nor_conv_3x3', 0), ('nor_conv_3x3', 1)), (('skip_connect', 0), ('skip_connect', 1), ('none', 2))]": 20,
  });

  it("puts scores into index order", () => {
    expect(convertSupernet(text, "one-shot", ARCHITECTURES)).toEqual(Float64Array.of(10, 20, 30));
  });

  it("refuses a score that is no number", () => {
    expect(() => convertSupernet(text.replace(":20", ":null"), "one-shot", ARCHITECTURES)).toThrow(
      /bad value: one-shot, row 2, .*: got null, expected an accuracy/,
    );
  });
});

describe("mini-nasbench", () => {
  it("finds rows by architecture", () => {
    const { test, validation } = convertEpochs12(fixture("epochs12.pd"), "mini.pd", ARCHITECTURES);
    expect(test).toEqual(Float64Array.of(10, 71.5, 82.25));
    expect(validation).toEqual(Float64Array.of(9.5, 61.5, 72.25));
  });
});

describe("FreeREA CSVs", () => {
  it("reads parameters", () => {
    expect(convertParams("index,params\n0,0.5\n1,1.25\n", "p.csv", 2)).toEqual(Float64Array.of(0.5, 1.25));
  });

  it("keeps minus infinity of a score, and refuses negative seconds", () => {
    const csv = "index,naswot,time=[s]\n0,-inf,0.5\n1,700,0.25\n";
    expect(convertScore(csv, "n.csv", "naswot", 2).score).toEqual(
      Float64Array.of(Number.NEGATIVE_INFINITY, 700),
    );
    expect(() => convertScore(csv.replace("0.25", "-0.25"), "n.csv", "naswot", 2)).toThrow(
      "bad value: n.csv, row 1, column time=[s]: got -0.25",
    );
  });

  it("names a cell that is no number, and a column that is missing", () => {
    expect(() => convertParams("index,params\n0,many\n", "p.csv", 1)).toThrow(
      'bad value: p.csv, row 0, column params: got "many"',
    );
    expect(() => convertParams("index,weights\n0,1\n", "p.csv", 1)).toThrow(
      'missing column: p.csv: got index,weights, expected a column "params"',
    );
  });
});

describe("flopsM", () => {
  it("counts convolutions", () => {
    expect(flopsM(ARCHITECTURES[0])).toBeCloseTo(7.78305 + 3.93216 + 35.38944, 9);
    expect(flopsM(ARCHITECTURES[1])).toBeCloseTo(7.78305 + 3 * 35.38944, 9);
  });
});
