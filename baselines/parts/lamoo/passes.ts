import { PASSES_WASM } from "./passes-wasm.ts";
import { instantiate } from "./wasm.ts";

/** Samples that the passes have room for: more than a space of six edges and five operations has architectures. */
const CAPACITY = 16_384;
/** Samples side by side in one register. */
const LANES = 4;
/** Bytes from one column to the next; passes.wat says why not 64 KiB. */
const STRIDE = 65_728;
const LARGEST_GAP = 8 * STRIDE;
const FIRST_ROW = LARGEST_GAP + 64;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  kernelRow(bytes: number, of: number, scale: number, row: number): void;
  shift(bytes: number, row: number, weight: number): void;
  advance(bytes: number, up: number, down: number, move: number): number;
  partner(bytes: number, row: number, up: number, highest: number): number;
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
const gains = column(7);
const memory = new Float32Array(wasm.memory.buffer);

/** The fit at hand: its samples in bytes of a column, and the scale of its kernel. */
let bytes = 0;
let scale = 0;
/** Byte of each sample's kernel row, 0 where there is none. */
const rowAt = new Int32Array(CAPACITY);
/** Whose row lies in each slot of `bytes`, and the slot to be taken next. */
const owners: number[] = [];
let nextSlot = 0;
let slots = 0;

/**
 * Begins a fit of the samples that the columns describe, under the kernel (scale x . z)^4 of operation numbers. Keeps those
 * after the last, which complete its register, from being chosen.
 */
export function begin(samples: number, kernelScale: number): void {
  bytes = Math.ceil(samples / LANES) * LANES * Float32Array.BYTES_PER_ELEMENT;
  scale = kernelScale;
  const end = bytes / Float32Array.BYTES_PER_ELEMENT;
  growBars.fill(Number.NEGATIVE_INFINITY, samples, end);
  shrinkBars.fill(Number.POSITIVE_INFINITY, samples, end);
  for (const values of [errors, diagonal, gains]) values.fill(0, samples, end);
  rowAt.fill(0, 0, samples);
  owners.length = 0;
  nextSlot = 0;
  slots = Math.floor((wasm.memory.buffer.byteLength - FIRST_ROW) / bytes);
}

/** errors -= weight * kernel row of a sample. */
export function shift(sample: number, weight: number): void {
  wasm.shift(bytes, rowOf(sample, sample), weight);
}

/** Takes a move into the errors: errors -= move * (row of `up` - row of `down`). Returns the sample with the largest error among those that may grow. */
export function advance(up: number, down: number, move: number): number {
  const downRow = rowOf(down, up);
  return wasm.advance(bytes, rowOf(up, down), downRow, move);
}

/**
 * Of the samples that may shrink, the one with which `up`, whose error is `highest`, gains most by second order,
 * gap^2 / curvature.
 */
export function partner(up: number, highest: number): number {
  return wasm.partner(bytes, rowOf(up, up), up, highest);
}

/** From the `highest` error to the least among samples that may shrink, as the last {@link partner} found it. */
export function largestGap(): number {
  return memory[LARGEST_GAP / Float32Array.BYTES_PER_ELEMENT];
}

/** Kernel of two samples. */
export function kernelOf(sample: number, other: number): number {
  return memory[rowOf(sample, sample) / Float32Array.BYTES_PER_ELEMENT + other];
}

/**
 * Byte of a sample's kernel row. A fit asks five times for each row that it asks for at all, so rows are kept; where there is
 * no room for another, the oldest goes, but never that of the sample `kept`.
 */
function rowOf(sample: number, kept: number): number {
  if (rowAt[sample] !== 0) return rowAt[sample];
  if (owners[nextSlot] === kept) nextSlot = (nextSlot + 1) % slots;
  const evicted = owners[nextSlot];
  if (evicted !== undefined) rowAt[evicted] = 0;
  owners[nextSlot] = sample;
  const row = FIRST_ROW + nextSlot * bytes;
  nextSlot = (nextSlot + 1) % slots;
  rowAt[sample] = row;
  wasm.kernelRow(bytes, sample, scale, row);
  return row;
}
