import { FUTURE_DAYS, HEAD_OUTPUTS, TOKEN_FEATURES, tokenCount, type Architecture } from "./architecture.ts";
import { parametersOf, viewsOf } from "./parameters.ts";

export const NORM_EPSILON = 1e-5;

/** Makes of a forecast's tokens the head's outputs: a row of `HEAD_OUTPUTS` for each future day. Overwritten by the next call. */
export type Encoder = (tokens: Float32Array) => Float32Array;

/**
 * The encoder in plain typed arrays, for one forecast at a time: pre-norm attention and feed-forward blocks. What is
 * learned with tensors is said with this, so that no run needs a tensor library; both agree to 1e-5.
 * @param flat the weights, as `parametersOf` lays them out.
 */
export function encoder(architecture: Architecture, flat: Float32Array): Encoder {
  const { width, heads, layers, hidden } = architecture;
  const weights = viewsOf(parametersOf(architecture), flat);
  const count = tokenCount(architecture);
  const matrix = (columns: number): Float32Array => new Float32Array(count * columns);
  const [x, normed, query, key, value, mixed] = Array.from({ length: 6 }, () => matrix(width));
  const between = matrix(hidden);
  const scores = new Float32Array(count);
  const outputs = new Float32Array(FUTURE_DAYS * HEAD_OUTPUTS);
  return (tokens) => {
    x.set(weights["position"]);
    addProduct(x, tokens, 0, count, weights["embed"], TOKEN_FEATURES, width);
    for (let layer = 0; layer < layers; layer++) {
      const of = (name: string): Float32Array => weights[`${layer}/${name}`];
      // Past the last layer only the future is read.
      const from = layer === layers - 1 ? count - FUTURE_DAYS : 0;
      normalise(normed, x, 0, count, of("attentionGain"), width);
      setProduct(query, normed, from, count, of("query"), width, width);
      setProduct(key, normed, 0, count, of("key"), width, width);
      setProduct(value, normed, 0, count, of("value"), width, width);
      attend(mixed, query, key, value, from, count, heads, width, scores);
      addProduct(x, mixed, from, count, of("mix"), width, width);
      normalise(normed, x, from, count, of("feedGain"), width);
      setRows(between, from, count, of("upBias"));
      addProduct(between, normed, from, count, of("up"), width, hidden);
      for (let i = from * hidden; i < between.length; i++) if (between[i] < 0) between[i] = 0;
      addRows(x, from, count, of("downBias"));
      addProduct(x, between, from, count, of("down"), hidden, width);
    }
    const future = count - FUTURE_DAYS;
    normalise(normed, x, future, count, weights["headGain"], width);
    outputs.set(weights["headBias"]);
    addProduct(
      outputs,
      normed.subarray(future * width),
      0,
      FUTURE_DAYS,
      weights["head"],
      width,
      HEAD_OUTPUTS,
    );
    return outputs;
  };
}

/** Rows `from` to `to` of `out` += rows of `x` times `w` (inner x columns). */
function addProduct(
  out: Float32Array,
  x: Float32Array,
  from: number,
  to: number,
  w: Float32Array,
  inner: number,
  columns: number,
): void {
  for (let row = from; row < to; row++) {
    const o = row * columns;
    for (let k = 0; k < inner; k++) {
      const factor = x[row * inner + k];
      if (factor === 0) continue;
      const base = k * columns;
      for (let column = 0; column < columns; column++) out[o + column] += factor * w[base + column];
    }
  }
}

function setProduct(
  out: Float32Array,
  x: Float32Array,
  from: number,
  to: number,
  w: Float32Array,
  inner: number,
  columns: number,
): void {
  out.fill(0, from * columns, to * columns);
  addProduct(out, x, from, to, w, inner, columns);
}

function setRows(out: Float32Array, from: number, to: number, row: Float32Array): void {
  for (let i = from; i < to; i++) out.set(row, i * row.length);
}

function addRows(out: Float32Array, from: number, to: number, row: Float32Array): void {
  for (let i = from; i < to; i++) for (let j = 0; j < row.length; j++) out[i * row.length + j] += row[j];
}

/** Each row divided by its root mean square, times the gain. */
function normalise(
  out: Float32Array,
  x: Float32Array,
  from: number,
  to: number,
  gain: Float32Array,
  width: number,
): void {
  for (let row = from; row < to; row++) {
    let squares = 0;
    for (let i = row * width; i < (row + 1) * width; i++) squares += x[i] * x[i];
    const scale = 1 / Math.sqrt(squares / width + NORM_EPSILON);
    for (let i = 0; i < width; i++) out[row * width + i] = x[row * width + i] * scale * gain[i];
  }
}

/** Attention of the rows `from` to `to` over all rows, head by head, each head on its own columns. */
function attend(
  out: Float32Array,
  query: Float32Array,
  key: Float32Array,
  value: Float32Array,
  from: number,
  count: number,
  heads: number,
  width: number,
  scores: Float32Array,
): void {
  const size = width / heads;
  out.fill(0, from * width);
  for (let row = from; row < count; row++) {
    for (let left = row * width, head = 0; head < heads; head++, left += size) {
      let highest = Number.NEGATIVE_INFINITY;
      for (let other = 0; other < count; other++) {
        const right = other * width + head * size;
        let product = 0;
        for (let i = 0; i < size; i++) product += query[left + i] * key[right + i];
        scores[other] = product / Math.sqrt(size);
        highest = Math.max(highest, scores[other]);
      }
      let sum = 0;
      for (let other = 0; other < count; other++) {
        scores[other] = Math.exp(scores[other] - highest);
        sum += scores[other];
      }
      for (let other = 0; other < count; other++) {
        const share = scores[other] / sum;
        const right = other * width + head * size;
        for (let i = 0; i < size; i++) out[left + i] += share * value[right + i];
      }
    }
  }
}
