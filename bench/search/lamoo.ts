import { DualMemory } from "../../baselines/parts/lamoo/svm.ts";
import { PartitionTree, membersOf } from "../../baselines/parts/lamoo/tree.ts";
import { sampleTable } from "../../datasets/sample/index.ts";
import type { Outcome } from "../../harness/method/index.ts";
import { Benchmark } from "../../harness/nas/index.ts";
import { stream } from "../../harness/random/index.ts";
import type { Work } from "../case.ts";
import { callsWithin } from "../calls.ts";

const SAMPLES = 300;
const EXPLORATION = 30;

function samplesOf(benchmark: Benchmark): Outcome[] {
  const all = Array.from({ length: benchmark.space.size }, (_, i) => i);
  return stream(1, "bench/lamoo")
    .shuffle(all)
    .slice(0, SAMPLES)
    .map((architecture) => ({ architecture, losses: benchmark.losses(architecture) }));
}

/** A tree over 300 samples from nothing: who dominates whom, and every fit without a last one to start from. */
export function treeBuild(): Work {
  const benchmark = new Benchmark(sampleTable());
  const samples = samplesOf(benchmark);
  const build = () =>
    new PartitionTree(benchmark.space, benchmark.referenceLosses, EXPLORATION).regions(samples);
  return {
    run: build,
    async count() {
      let regions: ReturnType<typeof build> = [];
      const calls = await callsWithin({ fits: [DualMemory.prototype, "replace"] }, () => (regions = build()));
      const fits = new Set(regions.flatMap(({ path }) => path.map(({ boundary }) => boundary)));
      return {
        leaves: regions.length,
        ...calls,
        splittingFits: fits.size,
        bestMembers: membersOf(benchmark.space, regions[0].path).length,
        bestValue: regions[0].value,
      };
    },
  };
}

/** All members of the best region, among 15,625 architectures, with the decisions of its boundaries anew. */
export function regionListing(): Work {
  const benchmark = new Benchmark(sampleTable());
  const samples = samplesOf(benchmark);
  const tree = new PartitionTree(benchmark.space, benchmark.referenceLosses, EXPLORATION);
  const [{ path }] = tree.regions(samples);
  return {
    run: () => membersOf(benchmark.space, path),
    count: () => ({ members: membersOf(benchmark.space, path).length, depth: path.length }),
  };
}
