import type { Case } from "../case.ts";

const TRACE = "US-CAL-CISO@original";
const NOWHERE = { mirror: undefined, cache: undefined };

export default [
  {
    name: "data, benchmark over the sample table",
    async load() {
      const { sampleTable } = await import("../../datasets/sample/index.ts");
      const { Benchmark } = await import("../../harness/nas/index.ts");
      const table = sampleTable();
      return {
        run: () => new Benchmark(table),
        count: () => ({ referenceHypervolume: new Benchmark(table).referenceHypervolume() }),
      };
    },
  },
  {
    name: "data, table and trace, from the cache where it has them",
    async load() {
      const { loadData } = await import("../../scenarios/load-data.ts");
      const { kind } = await loadData("auto", [TRACE], NOWHERE);
      console.error(`data: ${kind}`);
      return { run: () => loadData(kind, [TRACE], NOWHERE) };
    },
  },
] satisfies Case[];
