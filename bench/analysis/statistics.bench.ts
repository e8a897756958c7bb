import {
  anytime,
  anytimeGrid,
  kendallTau,
  meanInterval,
  ratioInterval,
  resamplesOf,
  summarise,
  wilcoxon,
} from "../../harness/analysis/index.ts";
import { stream, type Random } from "../../harness/random/index.ts";
import { handMadeManifest, handMadeRun, type Step } from "../../test/analysis/hand-made-runs.ts";
import type { Case } from "../case.ts";

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const METHODS = Array.from({ length: 8 }, (_, i) => ({ name: `method ${i}`, bound: i === 7 }));

/** Some 200 trainings whose hypervolume closes in on 1000. */
function course(random: Random): Step[] {
  let [hypervolume, carbonG] = [500, 2040];
  return Array.from({ length: 200 }, (_, i): Step => {
    hypervolume += (1000 - hypervolume) * random.next() * 0.05;
    carbonG += 300 * (1 + random.next());
    return [(i + 1) * 0.4, hypervolume, carbonG];
  });
}

/** The logs of a report of the default size: 8 methods, 20 seeds, 2 accountings. */
function invented() {
  const random = stream(1, "statistics bench");
  const manifest = handMadeManifest(METHODS, SEEDS);
  const logs = METHODS.flatMap(({ name, bound }) =>
    SEEDS.map((seed) => handMadeRun(name, seed, course(random), { bound })),
  );
  return { manifest, logs };
}

/** Costs of two methods, seed by seed. */
function paired() {
  const random = stream(2, "statistics bench");
  const costs = SEEDS.map(() => 10 + random.normal());
  const others = SEEDS.map(() => 12 + random.normal());
  return { costs, others, resamples: resamplesOf(SEEDS.length) };
}

export default [
  {
    name: "summary, 8 methods x 20 seeds x 2 accountings",
    load() {
      const { manifest, logs } = invented();
      return { run: () => summarise(manifest, logs) };
    },
  },
  { name: "bootstrap, resamples of 20", load: () => ({ run: () => resamplesOf(SEEDS.length) }) },
  {
    name: "bootstrap, mean of 20",
    load() {
      const { costs, resamples } = paired();
      return { run: () => meanInterval(costs, resamples) };
    },
  },
  {
    name: "bootstrap, ratio of 20 pairs",
    load() {
      const { costs, others, resamples } = paired();
      return { run: () => ratioInterval(costs, others, resamples) };
    },
  },
  {
    name: "Wilcoxon signed rank, 20 pairs",
    load() {
      const { costs, others } = paired();
      const differences = costs.map((cost, i) => cost - others[i]);
      return { run: () => wilcoxon(differences), count: () => ({ pValue: wilcoxon(differences).pValue }) };
    },
  },
  {
    name: "Kendall's tau, 15,625 pairs",
    load() {
      const random = stream(3, "statistics bench");
      const scores = Array.from({ length: 15_625 }, () => random.normal());
      const truths = scores.map((score) => score + random.normal());
      return { run: () => kendallTau(scores, truths), count: () => ({ tau: kendallTau(scores, truths) }) };
    },
  },
  {
    name: "anytime band, 20 runs",
    load() {
      const own = invented().logs.slice(0, SEEDS.length);
      const options = { axis: "carbonKg", accounting: "full", referenceHypervolume: 1000 } as const;
      return { run: () => anytime(own, { ...options, grid: anytimeGrid(own, options) }) };
    },
  },
] satisfies Case[];
