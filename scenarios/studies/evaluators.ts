import {
  kendallTau,
  mean,
  meanInterval,
  midRanks,
  resamplesOf,
  spearman,
} from "../../harness/analysis/index.ts";
import {
  Benchmark,
  FIDELITIES,
  SAMPLER_NAMES,
  ridgePredictions,
  samplerOf,
  trainingMsTo,
} from "../../harness/nas/index.ts";
import { stream } from "../../harness/random/index.ts";
import { msToHours, msToSeconds } from "../../harness/units/index.ts";
import { evaluatorFindings, type EvaluatorRow, type RankAgreement } from "../../reports/index.ts";
import { loadData } from "../load-data.ts";
import type { StudyContext, StudyRequest, StudyResult } from "../scenario.ts";

/** Accuracy (%) above which architectures are also ranked by themselves: where a search ends up. */
const HIGH_PERCENT = 90;

type Request = StudyRequest<{ readonly trained: readonly number[]; readonly seeds: readonly number[] }>;

/** Ranks the whole table by every evaluator; the predictor on what it was not fitted on. */
export async function runEvaluators(request: Request, context: StudyContext): Promise<StudyResult> {
  const { kind, table, sources, notes } = await loadData(request.data, [], context);
  const benchmark = new Benchmark(table);
  const truth = table.columns.cifar10_test_200;
  const total = request.trained.length * request.seeds.length;
  let done = 0;
  const tell = (): void => context.onProgress({ done: ++done, total });
  const rows = [
    ...SAMPLER_NAMES.map((name) => samplerRow(benchmark, name, truth)),
    lowFidelityRow(benchmark, truth),
    ...request.trained.map((n) => predictorRow(benchmark, n, request.seeds, truth, tell)),
    fullTrainingRow(benchmark),
  ];
  return {
    data: { kind, sources, notes },
    findings: evaluatorFindings(rows, kind === "sample", HIGH_PERCENT),
  };
}

const KINDS = {
  naswot: "zero-cost",
  logsynflow: "zero-cost",
  "one-shot": "supernet",
  "few-shot": "supernets",
} as const;

function samplerRow(
  benchmark: Benchmark,
  name: (typeof SAMPLER_NAMES)[number],
  truth: Float64Array,
): EvaluatorRow {
  const { score, costMs, setupMs } = samplerOf(benchmark, name);
  const scores = Float64Array.from(truth, (_, architecture) => score(architecture));
  return {
    evaluator: name,
    kind: KINDS[name],
    ...costs(benchmark, costMs, setupMs),
    trained: 0,
    ...exactly(scores, truth),
  };
}

function lowFidelityRow(benchmark: Benchmark, truth: Float64Array): EvaluatorRow {
  const epochs = FIDELITIES["low-fidelity"];
  return {
    evaluator: `${epochs} epochs`,
    kind: "low fidelity",
    ...costs(benchmark, (architecture) => trainingMsTo(benchmark, architecture, epochs), 0),
    trained: 0,
    ...exactly(benchmark.table.columns.cifar10_val_12, truth),
  };
}

function fullTrainingRow(benchmark: Benchmark): EvaluatorRow {
  const truth = benchmark.table.columns.cifar10_test_200;
  return {
    evaluator: "full training",
    kind: "the truth",
    ...costs(benchmark, (architecture) => benchmark.trainingMs(architecture), 0),
    trained: 0,
    ...exactly(truth, truth),
  };
}

/**
 * Fitted on n architectures drawn uniformly, judged on all others; asking it takes no GPU. It learns the ranks of their
 * accuracies: squared errors of accuracies are ruled by the few networks that learn nothing.
 */
function predictorRow(
  benchmark: Benchmark,
  n: number,
  seeds: readonly number[],
  truth: Float64Array,
  tell: () => void,
): EvaluatorRow {
  const setups: number[] = [];
  const agreements = seeds.map((seed) => {
    const random = stream(seed, `predictor of ${n}`);
    const fitted = random.shuffle(Array.from(truth.keys())).slice(0, n);
    setups.push(fitted.reduce((sum, architecture) => sum + benchmark.trainingMs(architecture), 0));
    const predictions = ridgePredictions(
      benchmark.space,
      fitted,
      Array.from(midRanks(Float64Array.from(fitted, (architecture) => truth[architecture])).ranks),
    );
    const known = new Set(fitted);
    tell();
    return agreement(predictions, truth, (architecture) => !known.has(architecture));
  });
  const over = (of: (one: Agreement) => number): RankAgreement => {
    const values = agreements.map(of);
    return { mean: mean(values), ci95: meanInterval(values, resamplesOf(values.length)), values };
  };
  return {
    evaluator: `ridge on ${n}`,
    kind: "predictor",
    costSeconds: 0,
    setupGpuHours: msToHours(mean(setups)),
    trained: n,
    kendall: over(({ kendall }) => kendall),
    kendallHigh: over(({ kendallHigh }) => kendallHigh),
    spearman: over((one) => one.spearman),
    spearmanHigh: over(({ spearmanHigh }) => spearmanHigh),
    ranked: truth.length - n,
    rankedHigh: Math.round(mean(agreements.map(({ rankedHigh }) => rankedHigh))),
  };
}

interface Agreement {
  readonly kendall: number;
  readonly kendallHigh: number;
  readonly spearman: number;
  readonly spearmanHigh: number;
  readonly rankedHigh: number;
}

/** How far scores and truth rank alike, over all architectures that count and over the accurate among them. */
function agreement(
  scores: ArrayLike<number>,
  truth: Float64Array,
  counts: (architecture: number) => boolean,
): Agreement {
  const all = [...truth.keys()].filter(counts);
  const high = all.filter((architecture) => truth[architecture] > HIGH_PERCENT);
  const pair = (chosen: readonly number[]): [number[], number[]] => [
    chosen.map((architecture) => scores[architecture]),
    chosen.map((architecture) => truth[architecture]),
  ];
  return {
    kendall: kendallTau(...pair(all)),
    kendallHigh: kendallTau(...pair(high)),
    spearman: spearman(...pair(all)),
    spearmanHigh: spearman(...pair(high)),
    rankedHigh: high.length,
  };
}

/** On the whole table nothing is drawn: the agreement has no interval. */
function exactly(scores: ArrayLike<number>, truth: Float64Array) {
  const { rankedHigh, ...measures } = agreement(scores, truth, () => true);
  const exact = (value: number): RankAgreement => ({ mean: value, ci95: null, values: [value] });
  return {
    kendall: exact(measures.kendall),
    kendallHigh: exact(measures.kendallHigh),
    spearman: exact(measures.spearman),
    spearmanHigh: exact(measures.spearmanHigh),
    ranked: truth.length,
    rankedHigh,
  };
}

/** GPU time of judging one architecture, on average over the space, and of what comes before the first. */
function costs({ space }: Benchmark, costMs: (architecture: number) => number, setupMs: number) {
  let totalMs = 0;
  for (let architecture = 0; architecture < space.size; architecture++) totalMs += costMs(architecture);
  return { costSeconds: msToSeconds(totalMs / space.size), setupGpuHours: msToHours(setupMs) };
}
