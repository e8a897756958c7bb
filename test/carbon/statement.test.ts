import { describe, expect, it } from "vitest";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { accountingOf, ledgerOf, paper } from "./ledgers.ts";

const HOUR = MS_PER_HOUR;

describe("a statement", () => {
  // PUE 1.25; training 400 W, sampling 200 W, idle 40 W, supernet 300 W, initial samples 100 W; 10 g a GPU-hour.
  const invented = accountingOf("invented", [1.25, 400, 200, 40, 300, 100, 10]);

  it("agrees with a reckoning by hand", () => {
    // Hours at 100, 200 and 400 g/kWh; 2 GPUs.
    const ledger = ledgerOf([100, 200, 400], 2, [invented]);
    ledger.chargePrior("supernetTraining", 2 * HOUR);
    ledger.chargePrior("initialSamples", HOUR / 2);
    ledger.turn(HOUR / 2, "idle", "training"); // trains from 0.5 h to 2.25 h
    ledger.turn(HOUR, "idle", "sampling"); // samples from 1 h to 2 h
    ledger.turn(2 * HOUR, "sampling", "idle");
    ledger.turn(2.25 * HOUR, "training", "idle");
    const { activities, total } = ledger.statement(3 * HOUR, invented);
    const close = (entry: object, hours: number, kwh: number, grams: number): void => {
      const expected = { gpuHours: hours, energyKwh: kwh, carbonG: grams };
      for (const [key, value] of Object.entries(expected)) {
        expect(entry).toHaveProperty(key, expect.closeTo(value, 9));
      }
    };
    // 400 W * 1.25 = 0.5 kW: 0.5 h at 100, 1 h at 200, 0.25 h at 400 g/kWh = 50 + 200 + 100.
    close(activities.training, 1.75, 0.875, 175);
    // 0.25 kW for 1 h at 200.
    close(activities.sampling, 1, 0.25, 50);
    // 0.05 kW: 0.5 h and 1 h at 100; 1 h at 400 and 0.75 h at 400: 50 + 100 + 400 + 300 (GPU-h weighted), 850 * 0.05.
    close(activities.idle, 3.25, 0.1625, 42.5);
    // Priors stand at the first hour's 100 g/kWh: 0.375 kW * 2 h; 0.125 kW * 0.5 h.
    close(activities.supernetTraining, 2, 0.75, 75);
    close(activities.initialSamples, 0.5, 0.0625, 6.25);
    // 2 GPUs held 3 h, and 2.5 GPU-h before.
    close(activities.embodied, 8.5, 0, 85);
    // Charged work: not idle, not embodied.
    close(total, 1.75 + 1 + 2 + 0.5, 2.1, 433.75);
  });

  it("charges what came before at the intensity of the run's first hour, whenever it is booked", () => {
    const early = ledgerOf([111.11, 999], 1, [invented]);
    const late = ledgerOf([111.11, 999], 1, [invented]);
    early.chargePrior("supernetTraining", 7_777_777);
    late.turn(1.5 * HOUR, "idle", "training");
    late.chargePrior("supernetTraining", 7_777_777);
    const supernet = (ledger: typeof early): number =>
      ledger.statement(2 * HOUR, invented).activities.supernetTraining.carbonG;
    expect(supernet(late)).toBe(supernet(early));
    expect(supernet(early)).toBeCloseTo(0.375 * (7_777_777 / HOUR) * 111.11, 9);
  });

  it("leaves out of the GPU-hours what an accounting does not charge", () => {
    const ledger = ledgerOf([100, 100], 2, [paper]);
    ledger.chargePrior("initialSamples", HOUR);
    ledger.turn(0, "idle", "sampling");
    ledger.turn(0, "idle", "training");
    const { activities, total } = ledger.statement(HOUR, paper);
    expect(activities.sampling).toEqual({ gpuHours: 1, energyKwh: 0, carbonG: 0 });
    expect(total).toEqual({ gpuHours: 1, energyKwh: 1, carbonG: 100 });
  });

  it("gives the released code's first hour: 7 training GPUs at 340.93 g/kWh", () => {
    const ledger = ledgerOf([340.93], 7, [paper]);
    for (let gpu = 0; gpu < 7; gpu++) ledger.turn(0, "idle", "training");
    expect(ledger.charged(HOUR)["paper"].carbonG).toBeCloseTo(2386.51, 9);
  });
});
