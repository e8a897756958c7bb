import type { ImageSet } from "./image-set.ts";

/** Mean and standard deviation of each colour over a set, of values 0..1. */
export interface ChannelStatistics {
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

/** What NAS-Bench-201 normalises CIFAR-10 by. */
export const CIFAR10_STATISTICS: ChannelStatistics = {
  mean: [125.3 / 255, 123 / 255, 113.9 / 255],
  deviation: [63 / 255, 62.1 / 255, 66.7 / 255],
};

/** The statistics of a set; a colour that never varies has deviation 1, so that nothing is divided by zero. */
export function channelStatistics({ pixels }: ImageSet): ChannelStatistics {
  // Counting values keeps the sums whole numbers.
  const counts = [0, 1, 2].map(() => new Float64Array(256));
  for (let i = 0; i < pixels.length; i += 3) {
    for (let c = 0; c < 3; c++) counts[c][pixels[i + c]]++;
  }
  const [red, green, blue] = counts.map(momentsOf);
  return {
    mean: [red.mean, green.mean, blue.mean],
    deviation: [red.deviation, green.deviation, blue.deviation],
  };
}

function momentsOf(counts: Float64Array): { mean: number; deviation: number } {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (let value = 0; value < 256; value++) {
    n += counts[value];
    sum += counts[value] * value;
    squares += counts[value] * value * value;
  }
  const mean = sum / n;
  const variance = squares / n - mean * mean;
  return { mean: mean / 255, deviation: variance > 0 ? Math.sqrt(variance) / 255 : 1 };
}

/** Normalised value of each byte: `scale[channel * 256 + byte]`. */
export function channelScale({ mean, deviation }: ChannelStatistics): Float32Array {
  return Float32Array.from({ length: 3 * 256 }, (_, i) => {
    const channel = i >> 8;
    return ((i & 255) / 255 - mean[channel]) / deviation[channel];
  });
}
