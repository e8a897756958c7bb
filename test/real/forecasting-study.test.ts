import { join } from "node:path";
import { expect, it } from "vitest";
import { scenarioApi } from "../../scenarios/api.ts";
import { scratch } from "../fixtures/scratch.ts";

const MIRROR = process.env["CENAS_MIRROR"];

// An hour off and a forecast is set against other hours: the errors would be half as large again.
it.skipIf(MIRROR === undefined)(
  "the study sets issued forecasts against the hours that they are of",
  async () => {
    const { document } = await scenarioApi.run(
      "forecasting",
      { zones: ["US-MIDA-PJM"], forecasters: ["persistence", "issued"], data: "real" },
      {
        mirror: MIRROR,
        cache: undefined,
        workers: 1,
        out: join(scratch(), "study"),
        onNotice: () => {},
        onTransfer: () => {},
        onProgress: () => {},
      },
    );
    const { forecasts } = document as unknown as {
      forecasts: Record<string, Record<string, Record<string, { mapeByDay: number[]; origins: number }>>>;
    };
    const { direct, lifecycle } = forecasts["US-MIDA-PJM"];
    expect(lifecycle["persistence"].origins).toBe(6917);
    expect(direct["issued"].origins).toBe(289);
    // PEERS' figures of all years, 3.46 to 6.68, are of the same size; these are of the test span.
    expect(direct["issued"].mapeByDay.map((value) => value.toFixed(2))).toEqual([
      "3.57",
      "5.28",
      "6.07",
      "6.46",
    ]);
    expect(direct["issued"].mapeByDay[0]).toBeLessThan(direct["persistence"].mapeByDay[0]);
  },
);
