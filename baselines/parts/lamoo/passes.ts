import { PASSES_WASM } from "./passes-wasm.ts";
import { instantiate } from "./wasm.ts";

/** Samples that the passes have room for: more than a space of six edges and five operations has architectures. */
const CAPACITY = 16_384;
/** Samples side by side in one register. */
const LANES = 4;
/** Bytes from one column to the next; passes.wat says why not 64 KiB. */
const STRIDE = 65_728;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly largestGap: { readonly value: number };
  advance(bytes: number, down: number, scale: number, move: number): number;
  partner(bytes: number, up: number, scale: number, highest: number): number;
}

const wasm = instantiate<Exports>(PASSES_WASM);

const column = (k: number): Float32Array => new Float32Array(wasm.memory.buffer, k * STRIDE, CAPACITY);

/** Operation numbers of the samples: each column holds those of two edges, 16 bits each. */
export const choicePairs: readonly Int32Array[] = Array.from(
  { length: 3 },
  (_, k) => new Int32Array(wasm.memory.buffer, k * STRIDE, CAPACITY),
);
/** Side of each sample (1 or -1) minus its decision value without bias. */
export const errors = column(3);
/** 0 where the dual may grow (shrink), else a bar, -Infinity (Infinity), that keeps it from being chosen. */
export const growBars = column(4);
export const shrinkBars = column(5);
/** Kernel of each sample with itself. */
export const diagonal = column(6);
/** Kernel of every sample with the one that {@link partner} was last asked about. */
export const upRow = column(7);

/** Keeps the samples after the last, which complete its register, from being chosen. */
export function pad(samples: number): void {
  const end = bytesOf(samples) / Float32Array.BYTES_PER_ELEMENT;
  growBars.fill(Number.NEGATIVE_INFINITY, samples, end);
  shrinkBars.fill(Number.POSITIVE_INFINITY, samples, end);
  for (const values of [errors, diagonal, upRow]) values.fill(0, samples, end);
}

/**
 * Takes a move into the errors of the first `samples`: errors -= move (upRow - kernel row of `down`), where
 * kernel(x, z) = (scale x . z)^4 of operation numbers. Returns the sample with the largest error among those that may grow.
 */
export function advance(samples: number, down: number, scale: number, move: number): number {
  return wasm.advance(bytesOf(samples), down, scale, move);
}

/**
 * Sets {@link upRow} to the kernel row of `up`, whose error is `highest`. `down`: of the samples that may shrink, the one
 * with which `up` gains most by second order, gap^2 / curvature. `largestGap`: from `highest` to the least error among them.
 */
export function partner(
  samples: number,
  up: number,
  scale: number,
  highest: number,
): { down: number; largestGap: number } {
  const down = wasm.partner(bytesOf(samples), up, scale, highest);
  return { down, largestGap: wasm.largestGap.value };
}

function bytesOf(samples: number): number {
  return Math.ceil(samples / LANES) * LANES * Float32Array.BYTES_PER_ELEMENT;
}
