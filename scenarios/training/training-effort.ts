import { PRESETS, meteredCarbonG, type CarbonTrace } from "../../harness/carbon/index.ts";
import type { PowerMeter } from "../../harness/power/index.ts";
import type { KeptEpoch, MeteredEffort } from "../../harness/train/index.ts";
import { joulesToKwh, secondsToMs } from "../../harness/units/index.ts";

/** What a training spent in all. */
export interface TotalEffort extends MeteredEffort {
  readonly energySource: string;
  /** Epochs whose effort nobody kept: it is without them. */
  readonly epochsWithoutEffort: number;
}

/**
 * What a training spends, process after process: this one's is metered, that of the epochs before is in its checkpoint. Its hours
 * go on on the trace where those of the process before ended; what lies between two processes is nobody's.
 */
export class TrainingEffort {
  readonly #meter: Pick<PowerMeter, "isMeasured" | "how" | "joules">;
  readonly #prices: CarbonTrace;
  readonly #startMs: number;
  readonly #begunMs = performance.now();
  #before: readonly KeptEpoch[] = [];
  #beforeS = 0;
  #seconds = 0;
  #joules = 0;

  /** @param startMs instant of the trace at which the first process begins, epoch ms. */
  constructor(
    meter: Pick<PowerMeter, "isMeasured" | "how" | "joules">,
    prices: CarbonTrace,
    startMs: number,
  ) {
    [this.#meter, this.#prices, this.#startMs] = [meter, prices, startMs];
  }

  /** Goes on after these epochs. */
  goOnAfter(before: readonly KeptEpoch[]): void {
    this.#before = before;
    this.#beforeS = before.reduce((sum, { effort }) => sum + (effort?.metered?.seconds ?? 0), 0);
  }

  /** Of this process since it was last asked. */
  take(): MeteredEffort {
    const [fromS, fromJ] = [this.#seconds, this.#joules];
    this.#seconds = (performance.now() - this.#begunMs) / 1000;
    this.#joules = this.#meter.joules();
    const [fromMs, toMs] = [fromS, this.#seconds].map(
      (at) => this.#startMs + secondsToMs(this.#beforeS + at),
    );
    const joules = this.#joules - fromJ;
    return {
      seconds: this.#seconds - fromS,
      energyKwh: joulesToKwh(joules),
      isEnergyMeasured: this.#meter.isMeasured,
      carbonG: meteredCarbonG([{ fromMs, toMs, joules }], this.#prices, PRESETS["full"]),
    };
  }

  /** @param curve all epochs. */
  total(curve: readonly KeptEpoch[]): TotalEffort {
    const known = curve.flatMap(({ effort }) => effort?.metered ?? []);
    const all = [...known, this.take()];
    const sum = (of: (effort: MeteredEffort) => number): number =>
      all.reduce((total, effort) => total + of(effort), 0);
    return {
      seconds: sum(({ seconds }) => seconds),
      energyKwh: sum(({ energyKwh }) => energyKwh),
      carbonG: sum(({ carbonG }) => carbonG),
      isEnergyMeasured: all.every(({ isEnergyMeasured }) => isEnergyMeasured),
      energySource: this.#source(),
      epochsWithoutEffort: curve.length - known.length,
    };
  }

  /** How the electricity is known, that of epochs before included where it was known otherwise. */
  #source(): string {
    const { how, isMeasured } = this.#meter;
    const other = this.#before.filter(
      ({ effort }) => effort?.metered && effort.metered.isEnergyMeasured !== isMeasured,
    ).length;
    return other === 0 ? how : `${how}; of ${other} epochs before: ${isMeasured ? "modelled" : "measured"}`;
  }
}
