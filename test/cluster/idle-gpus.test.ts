import * as fc from "fast-check";
import { expect, it } from "vitest";
import { IdleGpus } from "../../harness/cluster/idle-gpus.ts";

const GPUS = 40;
const changes = fc.array(fc.record({ add: fc.boolean(), index: fc.integer({ min: 0, max: GPUS - 1 }) }), {
  maxLength: 300,
});

it("knows the lowest index and the number of those that are in, as a set does that is looked through", () => {
  fc.assert(
    fc.property(changes, (list) => {
      const idle = new IdleGpus(GPUS);
      const twin = new Set<number>();
      for (const { add, index } of list) {
        if (add) {
          idle.add(index);
          twin.add(index);
        } else {
          idle.remove(index);
          twin.delete(index);
        }
        expect(idle.first()).toBe(twin.size === 0 ? null : Math.min(...twin));
        expect(idle.count).toBe(twin.size);
      }
    }),
    { numRuns: 100, seed: 1 },
  );
});
