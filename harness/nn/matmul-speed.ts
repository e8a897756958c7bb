import type { Tensors } from "./tensors.ts";

/** Sides that are tried, until one product takes long enough to be timed. */
const SIDES = [128, 256, 512, 1024, 2048, 4096, 8192];
const LONG_ENOUGH_MS = 30;
const MEASURE_MS = 1000;

/** Speed of products of square matrices, measured for about a second. */
export interface MatmulSpeed {
  readonly side: number;
  /** Billions of multiplications and additions a second, float32. */
  readonly gflops: number;
}

export async function matmulSpeed(tensors: Tensors): Promise<MatmulSpeed> {
  let side = SIDES[0];
  for (side of SIDES) {
    // Once unmeasured: kernels are compiled when they are first used.
    await products(tensors, side, 1);
    if ((await products(tensors, side, 1)) >= LONG_ENOUGH_MS) break;
  }
  let ms = 0;
  let count = 0;
  for (let batch = 1; ms < MEASURE_MS; batch *= 2) {
    ms += await products(tensors, side, batch);
    count += batch;
  }
  return { side, gflops: (2 * side ** 3 * count) / ms / 1e6 };
}

/** Time of some products, the last of which is read, ms. */
async function products(tensors: Tensors, side: number, count: number): Promise<number> {
  const a = tensors.randomUniform([side, side], -1, 1, "float32", 1);
  const b = tensors.randomUniform([side, side], -1, 1, "float32", 2);
  await Promise.all([a.data(), b.data()]);
  const startMs = performance.now();
  for (let i = 0; i < count; i++) {
    const product = tensors.matMul(a as never, b as never);
    // Reading the last waits for all: a device does them in order.
    if (i === count - 1) await product.data();
    product.dispose();
  }
  const elapsedMs = performance.now() - startMs;
  a.dispose();
  b.dispose();
  return elapsedMs;
}
