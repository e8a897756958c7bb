import type { EnergyShares } from "./energy-shares.ts";
import type { Spent } from "./record-entry.ts";
import type { WorkTime } from "./work-time.ts";

/** Cuts the work of one job into pieces, by when it really has a device: what each took, from when on, and what it used. */
export class WorkPieces {
  readonly #job: string;
  readonly #time: WorkTime;
  readonly #energy: EnergyShares;
  #startS: number | null = null;

  constructor(job: string, time: WorkTime, energy: EnergyShares) {
    this.#job = job;
    this.#time = time;
    this.#energy = energy;
  }

  /** It has a device from now on. What waits for one uses no time and no electricity. */
  begin(): void {
    this.#energy.begin(this.#job);
    this.#startS = this.#time.nowS();
  }

  /** The piece since the last cut; the next begins here. */
  cut(): Spent {
    const nowS = this.#time.nowS();
    const startS = this.#startS ?? nowS;
    if (this.#startS !== null) this.#startS = nowS;
    return { startS, seconds: Math.max(0, nowS - startS), energy: this.#energy.take(this.#job) };
  }

  /** The last piece on this device. */
  end(): Spent {
    const last = this.cut();
    this.#startS = null;
    this.#energy.end(this.#job);
    return last;
  }
}
