import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { readImages } from "../../datasets/index.ts";
import { digestOfImages } from "../../harness/images/index.ts";
import { openDomain } from "../../scenarios/open-domain.ts";
import { tableCheck } from "../../scenarios/table-check.ts";
import { sampleTrace } from "../../datasets/sample/index.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { costOf } from "../../scenarios/live/live-cost.ts";
import { chosenSpread } from "../../scenarios/live/chosen-spread.ts";
import { trainNetworkCommand } from "../../scenarios/training/train-network.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB_WORK, quietContext } from "../fixtures/stub-work.ts";

const cache = scratch();
const small = STUB_WORK;

const contextWith = (notices: string[] = []) => quietContext(cache, notices);

/** Beside the record of table-check. */
const files: string[] = [];

describe("table-check", () => {
  const request = { ...tableCheck.defaults, ...small, networks: 7, epochs: 3 };

  it("trains networks spread over the table and ranks them beside it", async () => {
    const { data, findings } = await tableCheck.run(request, contextWith());
    const { networks, agreement, totals } = findings.document as {
      networks: { accuracyPct: number; table12Pct: number }[];
      agreement: { with: string; spearman: number | null }[];
      totals: { carbonG: number; carbonKg: number; carbonLbs: number };
    };
    expect(networks).toHaveLength(7);
    expect(networks.map(({ accuracyPct }) => accuracyPct)).toEqual(Array.from({ length: 7 }, () => 30));
    const theirs = networks.map(({ table12Pct }) => table12Pct);
    expect(theirs).toEqual(theirs.toSorted((a, b) => a - b));
    expect(agreement.map((one) => one.with)).toEqual(["12 epochs", "200 epochs"]);
    expect(totals.carbonLbs).toBeCloseTo(totals.carbonKg / 0.45359237, 12);
    expect(findings.figures.map(({ id }) => id)).toEqual([
      "network-curves",
      "confusion-matrix",
      "power-over-time",
    ]);
    expect(findings.sentences.join(" ")).toContain("38.53 lbs");
    expect(findings.sentences.join(" ")).toContain("power model");
    expect(data.notes.join(" ")).toContain("Synthetic images");
  });

  it("trains nothing twice: under the same flags it goes on from its record", async () => {
    const notices: string[] = [];
    const { findings } = await tableCheck.run(request, contextWith(notices));
    const place = notices.find((notice) => notice.startsWith("goes on from 28 entries in "));
    expect(place).toBeDefined();
    const record = readFileSync((place ?? "").slice("goes on from 28 entries in ".length), "utf8");
    expect(record.trim().split("\n")).toHaveLength(1 + 7 * 4);
    expect(findings.document["networks"]).toHaveLength(7);
    const folder = dirname((place ?? "").slice("goes on from 28 entries in ".length));
    files.push(...readdirSync(folder).map((name) => join(folder, name)));
  });

  it("learns from the images that train network draws, as many of each class as can be", async () => {
    const path = files.find((name) => name.endsWith("/train.images")) ?? "";
    const drawn = await readImages(path);
    expect([...drawn.labels].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => Math.floor(i / 5)),
    );
    const flags = { nesterov: true, flip: true, fresh: true, backend: "wasm", trace: "US-CAL-CISO@sample" };
    const arch = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";
    const few = { set: "synthetic", images: 50, testImages: 50, epochs: 1, cells: 1, channels: 2, batch: 50 };
    const quiet = { mirror: undefined, cache, onNotice: () => {}, onProgress: () => {} };
    const { checkpoint } = await trainNetworkCommand({ ...flags, ...few, arch }, quiet);
    const [head] = readFileSync(checkpoint, "latin1").split("\n");
    const { images } = JSON.parse(head) as { images: { train: { sha256: string } } };
    expect(images.train.sha256).toBe(digestOfImages(drawn));
  });

  it("refuses what cannot be asked", () => {
    const check =
      (more: object): (() => void) =>
      () =>
        tableCheck.check?.({ ...request, ...more });
    expect(check({ networks: 1 })).toThrow("--networks: got 1, expected a whole number from 2 to 15625");
    expect(check({ testImages: -1 })).toThrow("--test-images: got -1, expected a whole number from 0 on");
    expect(check({ silentSeconds: 0 })).toThrow("--silent-seconds: got 0, expected more than 0");
    expect(check({ learningRate: 0 })).toThrow("--learning-rate: got 0, expected more than 0");
  });

  it("draws one architecture from each part of the ranking, the same by seed", () => {
    const scores = Float64Array.from({ length: 100 }, (_, i) => (i * 37) % 100);
    const chosen = chosenSpread(scores, 5, 3);
    expect(chosen.map((index) => Math.floor(scores[index] / 20))).toEqual([0, 1, 2, 3, 4]);
    expect(chosenSpread(scores, 5, 3)).toEqual(chosen);
    expect(chosenSpread(scores, 5, 4)).not.toEqual(chosen);
  });
});

describe("open-domain", () => {
  const request = {
    ...openDomain.defaults,
    ...small,
    method: "random",
    epochs: 2,
    gpus: 1,
    initial: 2,
    hours: 0.0001,
    finalSeeds: 2,
  };

  it("searches without the table, trains the front to the end, and charges it in the rows of a simulated run", async () => {
    const { findings } = await openDomain.run(request, contextWith());
    const { trained, stopped, statements, finals } = findings.document as {
      trained: number;
      stopped: string;
      statements: Record<string, { activities: { training: { gpuHours: number } } }>;
      finals: { accuracyPct: number; seeds: number; paramsM: number; flopsM: number }[];
    };
    expect(trained).toBeGreaterThan(0);
    expect(stopped).toBe("hours");
    expect(Object.keys(statements)).toEqual(["full", "paper", "measured"]);
    const hours = Object.values(statements).map(({ activities }) => activities.training.gpuHours);
    expect(new Set(hours).size).toBe(1);
    // Every network comes to the same here, so the least FLOPs dominate.
    expect(finals.length).toBeGreaterThan(0);
    expect(new Set(finals.map(({ flopsM }) => flopsM)).size).toBe(1);
    expect(finals[0]).toMatchObject({ accuracyPct: 40, seeds: 2 });
    expect(findings.figures.map(({ id }) => id)).toContain("final-front");
  });

  it("judges by the parts of a split supernet where an edge is named, and trains networks whole", async () => {
    const notices: string[] = [];
    const split = { ...request, method: "ce-nas", gpus: 2, splitEdge: 2, supernetEpochs: 1 };
    const { findings } = await openDomain.run(split, contextWith(notices));
    expect(findings.document["method"]).toBe("ce-nas");
    const told = notices.filter((notice) => notice.endsWith(": split by edge 2"));
    expect(told.filter((notice) => notice.startsWith("supernet:"))).toHaveLength(1);
    expect(told.filter((notice) => notice.startsWith("score-")).length).toBeGreaterThan(0);
    expect(told.filter((notice) => notice.startsWith("train-"))).toEqual([]);
  });

  it("reckons with the parts of a split supernet", () => {
    const trace = new CarbonTrace(sampleTrace("US-CAL-CISO").lifecycle);
    const charging = { trace, startMs: trace.startMs, pue: 1 };
    const hours = (splitEdge: number): number => {
      const settled = { ...request, trainImages: 3600, testImages: 0, supernetEpochs: 6, splitEdge };
      const [supernet] = costOf(settled, { imagesPerS: 1, powerW: 71 }, true, charging);
      expect(supernet.part).toBe("supernet");
      return supernet.deviceHours;
    };
    // Six epochs of the whole, and two of each of five parts.
    expect([hours(0), hours(1)]).toEqual([expect.closeTo(6, 9), expect.closeTo(16, 9)]);
  });

  it("charges a search for no work of another", async () => {
    const notices: string[] = [];
    const later = { ...request, start: "2021-07-03T07:00Z", finalSeeds: 1 };
    const { findings } = await openDomain.run(later, contextWith(notices));
    const [first] = findings.document["events"] as { type: string }[];
    expect(first.type).toBe("initial");
    // The search itself began from nothing; its front's trainings may have been done before.
    const firstEpoch = notices.findIndex((notice) => notice.includes("epoch"));
    expect(notices.slice(0, firstEpoch).join()).not.toContain("goes on from");
  });

  it("tells the cost first, and trains nothing for it but a trial", async () => {
    const { findings } = await openDomain.run({ ...request, dryRun: true, seed: 9 }, contextWith());
    const { dryRun, total, powerW, pue, how } = findings.document as {
      dryRun: boolean;
      total: { deviceHours: number; energyKwh: number; carbonG: number };
      powerW: number;
      pue: number;
      how: string;
    };
    // A processor's power, not a GPU's.
    expect(how).toMatch(/^processor: (RAPL|power model: 71 W) [^;]*$/);
    expect(powerW).toBeCloseTo(how.includes("power model") ? 71 : powerW, 0);
    expect(total.energyKwh / (total.deviceHours * powerW * pue)).toBeCloseTo(1e-3, 6);
    expect(dryRun).toBe(true);
    expect(total.deviceHours).toBeGreaterThan(0);
    expect(total.carbonG).toBeGreaterThan(0);
    expect(findings.text).toContain("Nothing was trained.");
  });

  it("refuses methods that need the table, and more GPUs in real time than there are devices", () => {
    const check =
      (more: object): (() => void) =>
      () =>
        openDomain.check?.({ ...request, ...more });
    expect(check({ method: "ce-nas", gpus: 8 })).toThrow(
      "it judges by few-shot, and the supernet is one-shot; name the edge that the supernet is split by",
    );
    const own = { trainer: "own", gpus: 8 };
    expect(check({ ...own, method: "ce-nas", splitEdge: 3 })).not.toThrow();
    expect(check({ ...own, method: "ce-nas", splitEdge: 7 })).toThrow(
      "--split-edge: got 7, expected 0 (one supernet) or an edge, 1 to 6",
    );
    expect(check({ ...own, method: "ce-nas-one-shot", splitEdge: 3 })).toThrow("leave --split-edge out");
    expect(check({ ...own, method: "random", splitEdge: 3 })).toThrow("random never samples");
    expect(check({ method: "ce-nas", gpus: 8, splitEdge: 3 })).toThrow(
      "the project's own trainer alone splits a supernet",
    );
    expect(check({ method: "oracle", gpus: 8 })).toThrow("--method oracle: a bound needs the table");
    expect(check({ method: "ce-nas-one-shoe" })).toThrow("nearest first: ce-nas-one-shot");
    expect(check({ realTime: true, gpus: 2 })).toThrow("2 GPUs of the search need as many --devices, got 1");
    expect(check({ supernetEpochs: 1.5 })).toThrow("--supernet-epochs: got 1.5, expected a whole number");
    expect(check({ finalEpochs: 1.5 })).toThrow("--final-epochs: got 1.5, expected a whole number from 0 on");
    expect(check({ supernetEpochs: 0 })).not.toThrow();
    expect(check({ method: "ce-nas-one-shot", gpus: 8, supernetEpochs: 0 })).toThrow(
      "--supernet-epochs: got 0, expected a whole number from 1 on",
    );
    expect(check({ gpus: 1.5 })).toThrow("--gpus: got 1.5, expected a whole number from 1 on");
    expect(check({ hours: 0 })).toThrow("--hours: got 0, expected more than 0");
    expect(check({ carbonBudgetKg: -1 })).toThrow("--carbon-budget-kg: got -1, expected 0 or more");
    expect(check({ method: "ce-nas-one-shot", gpus: 1 })).toThrow("--gpus: ce-nas-one-shot needs at least 2");
  });
});

it("a method that samples is refused where the trainer trains no supernet", async () => {
  vi.stubEnv("STUB_KINDS", "train");
  onTestFinished(() => void vi.unstubAllEnvs());
  const request = { ...openDomain.defaults, ...small, dryRun: true };
  await expect(openDomain.run(request, contextWith())).rejects.toThrow(
    "--trainer: stub does train, and this needs",
  );
});

it("a trainer that does not start is told by its name", async () => {
  const request = { ...tableCheck.defaults, ...small, networks: 2, trainer: "/nowhere/trainer" };
  await expect(tableCheck.run(request, contextWith())).rejects.toThrow(
    "trainer /nowhere/trainer: spawn /nowhere/trainer ENOENT",
  );
});
