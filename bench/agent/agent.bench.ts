import type { Case } from "../case.ts";

const plain = () => import("./network-step.ts");

const plainStep = (rows: number): Case => ({
  name: `agent, step of the released network, batch ${rows}`,
  async load() {
    const { networkOf, released, step } = await plain();
    return { run: step(networkOf(released), rows) };
  },
});

const tensorStep = (rows: number): Case => ({
  name: `agent, step of the released network, batch ${rows}, tfjs cpu`,
  async load() {
    const { networkOf, released } = await plain();
    const { tensorStep } = await import("./tensor-step.ts");
    return { run: tensorStep(networkOf(released), rows) };
  },
});

/** Search, what it is called, and episodes at a time: one update of the training, and a share of a comparison. */
const SEARCHES = [
  ["cheap", "without LaMOO", 48],
  ["whole", "with LaMOO", 8],
] as const;

export default [
  {
    name: "agent, action of the trained network, batch 1",
    async load() {
      const { networkOf, trained } = await plain();
      const network = networkOf(trained);
      const input = new Float64Array(network.shape.sizes[0]).fill(0.2);
      return { run: () => network.outputs(input) };
    },
  },
  plainStep(1),
  tensorStep(1),
  plainStep(64),
  tensorStep(64),
  ...SEARCHES.flatMap(([search, said, size]) => [
    {
      name: `agent, training episode of 80 h, ${said}`,
      load: async () => (await import("./episodes.ts")).episodes(search),
    },
    ...(["cpu", "wall"] as const).map((clock) => ({
      name: `agent, ${size} training episodes of 80 h, ${said}, all cores, ${clock}`,
      clock,
      load: async () => (await import("./episodes.ts")).batches(search, size),
    })),
  ]),
] satisfies Case[];
