import { MS_PER_HOUR, isoOf } from "../units/index.ts";

/** What a source hands over: one row an hour, without gaps in time; a blank hour is NaN. */
export interface TraceColumns {
  /** Zone and source, as a user names it: `US-CAL-CISO@original`. */
  readonly name: string;
  /** Epoch ms (UTC) of the first hour. */
  readonly startMs: number;
  /** Life-cycle (or direct) intensity of each hour, g CO2eq/kWh; NaN where upstream is blank. */
  readonly intensityGPerKwh: Float64Array;
  /** 1 where upstream marks the hour as estimated (modelled), else 0. */
  readonly estimated: Uint8Array;
}

/** A time outside the trace. */
export class TraceSpanError extends RangeError {
  override readonly name = "TraceSpanError";
}

/** An hour that upstream left blank. */
export class TraceBlankError extends Error {
  override readonly name = "TraceBlankError";
}

/**
 * Hourly carbon intensity, constant within its hour.
 *
 * Values are kept as integers (hundredths of g/kWh) and time is integer ms, so an integral is an integer and **exactly**
 * additive: `integral(a, b) + integral(b, c) === integral(a, c)`, bit for bit, while it stays below 2^53 (some four years
 * at 500 g/kWh). Outside its span a trace throws; it never repeats or interpolates.
 */
export class CarbonTrace {
  /** The resolution in which every upstream file publishes: hundredths of a gram per kWh. */
  static readonly UNITS_PER_GRAM = 100;

  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly hours: number;
  readonly #units: Int32Array;
  /** The same in g/kWh; NaN where blank. */
  readonly #values: Float64Array;
  readonly #estimated: Uint8Array;
  /** prefix[i] = sum of the units of hours 0..i-1, blanks counted as zero. */
  readonly #prefix: Float64Array;
  /** blanks[i] = number of blank hours among 0..i-1. */
  readonly #blanks: Int32Array;

  constructor(columns: TraceColumns) {
    const { name, startMs, intensityGPerKwh, estimated } = columns;
    const n = intensityGPerKwh.length;
    if (n === 0) throw new RangeError(`trace ${name}: no hours`);
    if (estimated.length !== n) {
      throw new RangeError(`trace ${name}: ${n} intensities but ${estimated.length} estimated flags`);
    }
    this.name = name;
    this.startMs = startMs;
    this.hours = n;
    this.endMs = startMs + n * MS_PER_HOUR;
    this.#estimated = estimated;
    this.#units = new Int32Array(n);
    this.#values = new Float64Array(n);
    this.#prefix = new Float64Array(n + 1);
    this.#blanks = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) {
      const value = intensityGPerKwh[i];
      const blank = Number.isNaN(value);
      if (!blank && !(value >= 0 && value < 1e6)) {
        throw new RangeError(
          `trace ${name}: hour ${isoOf(startMs + i * MS_PER_HOUR)}: got ${value} g/kWh, expected 0 to 1,000,000`,
        );
      }
      const units = blank ? 0 : Math.round(value * CarbonTrace.UNITS_PER_GRAM);
      this.#units[i] = units;
      this.#values[i] = blank ? Number.NaN : units / CarbonTrace.UNITS_PER_GRAM;
      this.#prefix[i + 1] = this.#prefix[i] + units;
      this.#blanks[i + 1] = this.#blanks[i] + (blank ? 1 : 0);
    }
  }

  /** Intensity (g CO2eq/kWh) at an instant (epoch ms). */
  at(timeMs: number): number {
    const i = this.#hourOf(timeMs);
    this.#refuseBlank(i, i + 1);
    return this.#values[i];
  }

  /**
   * Exact integral of the intensity over [fromMs, toMs), in hundredths of g/kWh times ms: an integer.
   */
  integral(fromMs: number, toMs: number): number {
    if (toMs < fromMs) throw new RangeError(`trace ${this.name}: integral from ${fromMs} back to ${toMs}`);
    if (fromMs === toMs) return 0;
    const first = this.#hourOf(fromMs);
    const last = this.#hourOf(toMs - 1);
    this.#refuseBlank(first, last + 1);
    const whole = (this.#prefix[last + 1] - this.#prefix[first]) * MS_PER_HOUR;
    const before = (fromMs - (this.startMs + first * MS_PER_HOUR)) * this.#units[first];
    const after = (this.startMs + (last + 1) * MS_PER_HOUR - toMs) * this.#units[last];
    return whole - before - after;
  }

  /** Mean intensity (g CO2eq/kWh) over [fromMs, toMs). */
  mean(fromMs: number, toMs: number): number {
    return this.integral(fromMs, toMs) / (CarbonTrace.UNITS_PER_GRAM * (toMs - fromMs));
  }

  /** The hourly values of [fromMs, toMs) (hour starts), g CO2eq/kWh; NaN where blank. */
  window(fromMs: number, toMs: number): Float64Array {
    const first = this.#hourOf(fromMs);
    const last = this.#hourOf(toMs - 1);
    return this.#values.slice(first, last + 1);
  }

  /** Hours of [fromMs, toMs) that upstream marks as estimated. */
  estimatedHours(fromMs: number, toMs: number): number {
    let count = 0;
    for (let i = this.#hourOf(fromMs), last = this.#hourOf(toMs - 1); i <= last; i++) {
      count += this.#estimated[i];
    }
    return count;
  }

  /** Start instants (epoch ms) of the blank hours of [fromMs, toMs). */
  blankHours(fromMs: number, toMs: number): number[] {
    const blanks: number[] = [];
    for (let i = this.#hourOf(fromMs), last = this.#hourOf(toMs - 1); i <= last; i++) {
      if (this.#blanks[i + 1] > this.#blanks[i]) blanks.push(this.startMs + i * MS_PER_HOUR);
    }
    return blanks;
  }

  #hourOf(timeMs: number): number {
    if (!(timeMs >= this.startMs && timeMs < this.endMs)) {
      throw new TraceSpanError(
        `trace ${this.name}: ${isoOf(timeMs)} lies outside its span ${isoOf(this.startMs)} to ${isoOf(this.endMs)}`,
      );
    }
    return Math.floor((timeMs - this.startMs) / MS_PER_HOUR);
  }

  #refuseBlank(first: number, end: number): void {
    if (this.#blanks[end] === this.#blanks[first]) return;
    let i = first;
    while (this.#blanks[i + 1] === this.#blanks[i]) i++;
    throw new TraceBlankError(
      `trace ${this.name}: hour ${isoOf(this.startMs + i * MS_PER_HOUR)} is blank upstream; choose a window without it`,
    );
  }
}
