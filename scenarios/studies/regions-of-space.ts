import { PAPER_LAMOO } from "../../baselines/parts/lamoo/lamoo.ts";
import { PartitionTree, membersOf, type Side } from "../../baselines/parts/lamoo/tree.ts";
import {
  flatPoints,
  hypervolume,
  mean,
  meanInterval,
  pairedDifference,
  resamplesOf,
} from "../../harness/analysis/index.ts";
import { Benchmark } from "../../harness/nas/index.ts";
import { stream, type Random } from "../../harness/random/index.ts";
import { REGION_MEASURES, regionFindings, type DrawMeasures, type RegionRow } from "../../reports/index.ts";
import { loadData } from "../load-data.ts";
import type { StudyContext, StudyRequest, StudyResult } from "../scenario.ts";

/** Architectures trained before the first tree, and between one tree and the next: an hour's worth on eight GPUs. */
const INITIAL = 10;
const BETWEEN_TREES = 8;

type Request = StudyRequest<{
  readonly trained: readonly number[];
  readonly draw: number;
  readonly seeds: readonly number[];
}>;

/** One seed's draws at one number of trained architectures. */
interface Draws {
  readonly region: DrawMeasures;
  readonly space: DrawMeasures;
  /** Members of the region over all architectures. */
  readonly share: number;
}

/** LaMOO searches; at each number of trained architectures its best region is held against the whole space. */
export async function runRegions(request: Request, context: StudyContext): Promise<StudyResult> {
  const { kind, table, sources, notes } = await loadData(request.data, [], context);
  const benchmark = new Benchmark(table);
  const reference = benchmark.referenceHypervolume();
  const trained = request.trained.toSorted((a, b) => a - b);
  const bySeed = request.seeds.map((seed, at) => {
    const draws = drawsAlong(benchmark, reference, trained, request.draw, seed);
    context.onProgress({ done: at + 1, total: request.seeds.length });
    return draws;
  });
  const rows = trained.map((n, at) =>
    rowOf(
      n,
      request.draw,
      bySeed.map((draws) => draws[at]),
    ),
  );
  return { data: { kind, sources, notes }, findings: regionFindings(rows, kind === "sample") };
}

/** One search by LaMOO alone, and what is drawn at each stage. Draws are looked at, not trained: they teach nothing. */
function drawsAlong(
  benchmark: Benchmark,
  referenceHypervolume: number,
  stages: readonly number[],
  count: number,
  seed: number,
): Draws[] {
  const { space, referenceLosses } = benchmark;
  const search = stream(seed, "regions: search");
  const tree = new PartitionTree(space, referenceLosses, PAPER_LAMOO.explorationWeight);
  const trained = new Set<number>();
  const everything = Int32Array.from({ length: space.size }, (_, architecture) => architecture);
  const bestPath = (): readonly Side[] => {
    const samples = Array.from(trained, (architecture) => ({
      architecture,
      losses: benchmark.losses(architecture),
    }));
    return tree.regions(samples)[0].path;
  };
  let path: readonly Side[] = [];
  return stages.map((stage) => {
    while (trained.size < stage) {
      const due = trained.size >= INITIAL && (trained.size - INITIAL) % BETWEEN_TREES === 0;
      if (due) path = bestPath();
      trained.add(freshFrom(benchmark, path, trained, 1, search)[0]);
    }
    const best = bestPath();
    const draws = stream(seed, `regions: draws at ${stage}`);
    const measured = (architectures: readonly number[]): DrawMeasures =>
      measuresOf(benchmark, referenceHypervolume, architectures);
    return {
      region: measured(freshFrom(benchmark, best, trained, count, draws)),
      space: measured(distinct(everything, trained, count, draws)),
      share: membersOf(space, best).length / space.size,
    };
  });
}

/** So many untrained architectures of a region; where it has too few, of the region around it, as LaMOO does. */
function freshFrom(
  { space }: Benchmark,
  path: readonly Side[],
  trained: ReadonlySet<number>,
  count: number,
  random: Random,
): number[] {
  for (let depth = path.length; ; depth--) {
    const members = membersOf(space, path.slice(0, depth)).filter(
      (architecture) => !trained.has(architecture),
    );
    if (members.length >= count || depth === 0) return distinct(members, trained, count, random);
  }
}

/** A uniform draw without replacement among those not trained. */
function distinct(
  members: Int32Array,
  trained: ReadonlySet<number>,
  count: number,
  random: Random,
): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const architecture = members[random.integer(members.length)];
    if (!trained.has(architecture)) drawn.add(architecture);
  }
  return [...drawn];
}

/** In the paper's objectives: accuracy is maximised and stands first, energy second. */
function measuresOf(
  benchmark: Benchmark,
  referenceHypervolume: number,
  architectures: readonly number[],
): DrawMeasures {
  const losses = architectures.map((architecture) => benchmark.losses(architecture));
  const natural = losses.map((one) => benchmark.natural(one));
  const volume = hypervolume(flatPoints(losses), benchmark.objectives.length, benchmark.referenceLosses);
  return {
    hypervolumePercent: (100 * volume) / referenceHypervolume,
    accuracyPercent: mean(natural.map(([accuracy]) => accuracy)),
    bestAccuracyPercent: Math.max(...natural.map(([accuracy]) => accuracy)),
    energyMj: mean(natural.map(([, energyMj]) => energyMj)),
  };
}

function rowOf(trained: number, drawn: number, draws: readonly Draws[]): RegionRow {
  const resamples = resamplesOf(draws.length);
  const measures = REGION_MEASURES.map(({ measure }) => {
    const [region, space] = (["region", "space"] as const).map((origin) =>
      draws.map((one) => one[origin][measure]),
    );
    const estimate = (values: readonly number[]) => ({
      mean: mean(values),
      ci95: meanInterval(values, resamples),
    });
    return [
      measure,
      { region: estimate(region), space: estimate(space), difference: pairedDifference(region, space) },
    ] as const;
  });
  return {
    trained,
    drawn,
    seeds: draws.length,
    regionShare: mean(draws.map(({ share }) => share)),
    measures: Object.fromEntries(measures) as RegionRow["measures"],
  };
}
