import { expect, it } from "vitest";
import { EnergyShares } from "../../harness/live/index.ts";

it("electricity is shared evenly by the jobs that have a device, and none is lost or owed twice", () => {
  let joules = 100;
  const shares = new EnergyShares({ joules: () => joules, how: "made up" });
  shares.begin("a");
  joules += 10;
  shares.begin("b");
  joules += 20;
  expect(shares.take("a")).toEqual({ joules: 20, how: "made up" });
  joules += 6;
  expect(shares.end("b").joules).toBe(13);
  joules += 4;
  expect(shares.end("a").joules).toBe(7);
  // Nobody works: it is nobody's.
  joules += 50;
  shares.begin("c");
  joules += 1;
  expect(shares.end("c").joules).toBe(1);
  expect(shares.take("gone").joules).toBe(0);
});
