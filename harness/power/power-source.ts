/** A part of the machine whose electricity is known, measured or modelled. */
export interface PowerSource {
  readonly part: "gpu" | "processor";
  /** How it is known, as a report says it: `nvidia-smi at 10 Hz`, `RAPL`, `power model: …`. */
  readonly how: string;
  /** So far: a source may fall silent. */
  readonly isMeasured: boolean;
  /** Energy used since the source was opened, J. Never less than before. */
  joules(): number;
  close(): void;
}

/** Why a part cannot be measured here. */
export interface Unmeasured {
  readonly reason: string;
}
