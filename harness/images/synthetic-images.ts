import { stream } from "../random/index.ts";
import type { ImageSet } from "./image-set.ts";

/** What is drawn. Two sets of one seed and different parts have the same classes and no image in common. */
export interface SyntheticImages {
  readonly seed: number | string;
  /** `train`, `test`. */
  readonly part: string;
  readonly count: number;
  /** Number of classes; 10 where nothing is said. */
  readonly classes?: number;
  /** Height and width; 32 where nothing is said. */
  readonly sidePx?: number;
}

/** Share of noise in a pixel, standard deviation, of values 0..255. */
const NOISE = 40;

/**
 * Images without any upstream: each class is a grating of its own direction, width and colour, shifted at random and under
 * noise. A convolutional network learns them, the mean colour alone does not tell them apart.
 */
export function syntheticImages({ seed, part, count, classes = 10, sidePx = 32 }: SyntheticImages): ImageSet {
  const gratings = Array.from({ length: classes }, (_, label) => gratingOf(label, classes));
  const random = stream(seed, `synthetic/${part}`);
  const pixels = new Uint8Array(new SharedArrayBuffer(count * sidePx * sidePx * 3));
  const labels = new Uint8Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    labels[i] = i % classes;
    const { waveX, waveY, colour } = gratings[labels[i]];
    const phase = 2 * Math.PI * random.next();
    for (let y = 0; y < sidePx; y++) {
      for (let x = 0; x < sidePx; x++) {
        const height = Math.sin(2 * Math.PI * (waveX * x + waveY * y) + phase);
        for (let c = 0; c < 3; c++) {
          const value = 128 + 60 * height * colour[c] + NOISE * random.normal();
          pixels[at++] = Math.min(255, Math.max(0, Math.round(value)));
        }
      }
    }
  }
  return {
    name: `synthetic-${part}`,
    count,
    heightPx: sidePx,
    widthPx: sidePx,
    channels: 3,
    classes: gratings.map((_, label) => `grating ${label}`),
    pixels,
    labels,
  };
}

interface Grating {
  /** Waves per pixel. */
  readonly waveX: number;
  readonly waveY: number;
  /** Weight of the wave in each colour, -1..1. */
  readonly colour: readonly [number, number, number];
}

/** Directions all around, two widths, three colour mixes. */
function gratingOf(label: number, classes: number): Grating {
  const angle = (Math.PI * label) / classes;
  const waves = label % 2 === 0 ? 1 / 8 : 1 / 5;
  const colours = [
    [1, 1, 1],
    [1, -1, 0.5],
    [-0.5, 1, -1],
  ] as const;
  return { waveX: waves * Math.cos(angle), waveY: waves * Math.sin(angle), colour: colours[label % 3] };
}
