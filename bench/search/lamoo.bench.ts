import type { Case } from "../case.ts";

export default [
  { name: "LaMOO, tree over 300 samples", load: async () => (await import("./lamoo.ts")).treeBuild() },
  {
    name: "LaMOO, members of the best region",
    load: async () => (await import("./lamoo.ts")).regionListing(),
  },
] satisfies Case[];
