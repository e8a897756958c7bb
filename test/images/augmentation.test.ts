import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawView, writeView, type View } from "../../harness/images/augmentation.ts";
import { channelScale } from "../../harness/images/channel-statistics.ts";
import { CIFAR10_STATISTICS, syntheticImages, type Augmentation } from "../../harness/images/index.ts";
import { stream } from "../../harness/random/index.ts";

const SIDE = 8;
const set = syntheticImages({ seed: 1, part: "train", count: 5, sidePx: SIDE });
const scale = channelScale(CIFAR10_STATISTICS);
const plain: View = { flipped: false, topPx: 0, leftPx: 0, cutoutYPx: 0, cutoutXPx: 0 };

const augmentations = fc.record({
  flip: fc.boolean(),
  paddingPx: fc.integer({ min: 0, max: 4 }),
  cutoutPx: fc.integer({ min: 0, max: 6 }),
});

function seen(index: number, view: View, augmentation: Augmentation): Float32Array {
  const target = new Float32Array(SIDE * SIDE * 3);
  writeView(set, index, view, augmentation, scale, target, 0);
  return target;
}

/** The same in the obvious way: pad a mirrored copy with black, cut, blot out. */
function slowly(index: number, view: View, { cutoutPx }: Augmentation): Float32Array {
  const byte = (y: number, x: number, c: number): number => {
    if (y < 0 || x < 0 || y >= SIDE || x >= SIDE) return 0;
    const column = view.flipped ? SIDE - 1 - x : x;
    return set.pixels[((index * SIDE + y) * SIDE + column) * 3 + c];
  };
  const half = Math.floor(cutoutPx / 2);
  const isOut = (at: number, centre: number): boolean => at >= centre - half && at < centre - half + cutoutPx;
  return Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
    const [c, x, y] = [i % 3, Math.floor(i / 3) % SIDE, Math.floor(i / 3 / SIDE)];
    if (isOut(y, view.cutoutYPx) && isOut(x, view.cutoutXPx)) return 0;
    const { mean, deviation } = CIFAR10_STATISTICS;
    return (byte(y + view.topPx, x + view.leftPx, c) / 255 - mean[c]) / deviation[c];
  });
}

describe("augmentation", () => {
  it("sees an image as the obvious way does", () => {
    fc.assert(
      fc.property(augmentations, fc.nat(), fc.nat(4), (augmentation, seed, index) => {
        const view = drawView(stream(seed, "view"), augmentation, set);
        expect(seen(index, view, augmentation)).toEqual(slowly(index, view, augmentation));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it("stays within the padding, mirrors half of the time, and cuts anywhere in the image", () => {
    const random = stream(3, "views");
    const augmentation = { flip: true, paddingPx: 4, cutoutPx: 4 };
    const views = Array.from({ length: 4000 }, () => drawView(random, augmentation, set));
    const tops = views.map(({ topPx }) => topPx);
    expect([Math.min(...tops), Math.max(...tops)]).toEqual([-4, 4]);
    expect(new Set(views.map(({ leftPx }) => leftPx)).size).toBe(9);
    expect(new Set(views.map(({ cutoutXPx }) => cutoutXPx)).size).toBe(SIDE);
    expect(views.filter(({ flipped }) => flipped).length / views.length).toBeCloseTo(0.5, 1);
  });

  it("leaves the other draws where they are when one kind is switched off", () => {
    const all = drawView(stream(9, "view"), { flip: true, paddingPx: 4, cutoutPx: 4 }, set);
    const one = drawView(stream(9, "view"), { flip: false, paddingPx: 4, cutoutPx: 0 }, set);
    expect(one).toEqual({ ...all, flipped: false });
  });

  it("changes nothing without augmentation", () => {
    const bare = { flip: false, paddingPx: 0, cutoutPx: 0 };
    for (let seed = 0; seed < 20; seed++) {
      const view = drawView(stream(seed, "view"), bare, set);
      expect(seen(2, view, bare)).toEqual(seen(2, plain, bare));
    }
  });
});
