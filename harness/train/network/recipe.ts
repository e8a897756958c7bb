import { NAS_BENCH_201_AUGMENTATION, type Augmentation } from "../../images/index.ts";

/** How a network is trained. */
export interface Recipe {
  readonly epochs: number;
  /** Images a step. */
  readonly batch: number;
  /** Images computed at once; their gradients add up to the batch's. */
  readonly microBatch: number;
  /**
   * Images normalised together (batch norm's own batch). With as many as the batch, batch norm is the usual one; a micro-batch
   * holds a whole number of these groups, so that what is learned does not hang on how a batch is cut.
   */
  readonly normBatch: number;
  /** At the start; it falls to 0 along half a cosine, step by step of an epoch's number. */
  readonly learningRate: number;
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly weightDecay: number;
  /** Largest norm of a gradient; 0: any. */
  readonly clipNorm: number;
  readonly labelSmoothing: number;
  readonly auxiliaryWeight: number;
  /** Probability at the end that a path is dropped; it rises from 0 in proportion to the epochs done. */
  readonly dropPath: number;
  /** Share of the running mean of weights that is kept each step, and judged with; 0: none is kept. */
  readonly averageDecay: number;
  readonly augmentation: Augmentation;
}

/** As NAS-Bench-201 trains (Dong and Yang 2020, table 1), 200 epochs. */
export const NAS_BENCH_201_RECIPE: Recipe = {
  epochs: 200,
  batch: 256,
  microBatch: 256,
  normBatch: 256,
  learningRate: 0.1,
  momentum: 0.9,
  nesterov: true,
  weightDecay: 5e-4,
  clipNorm: 0,
  labelSmoothing: 0,
  auxiliaryWeight: 0.4,
  dropPath: 0,
  averageDecay: 0,
  augmentation: NAS_BENCH_201_AUGMENTATION,
};

/** A recipe from settings; micro-batch and norm batch are the batch where nothing is said. @throws RangeError naming the setting. */
export function recipeOf(settings: Partial<Recipe>): Recipe {
  const batch = settings.batch ?? NAS_BENCH_201_RECIPE.batch;
  const microBatch = Math.min(batch, settings.microBatch ?? batch);
  const normBatch = settings.normBatch ?? microBatch;
  return checked({ ...NAS_BENCH_201_RECIPE, ...settings, batch, microBatch, normBatch });
}

/** Half a cosine from the recipe's rate to 0 (Loshchilov and Hutter 2017), constant in an epoch, as NAS-Bench-201 has it. */
export function learningRateAt({ learningRate, epochs }: Recipe, epoch: number): number {
  return (learningRate * (1 + Math.cos((Math.PI * epoch) / epochs))) / 2;
}

/** Probability that a path is dropped: it rises from 0 in proportion to the epochs done, as DARTS has it. */
export function dropPathAt({ dropPath, epochs }: Recipe, epoch: number): number {
  return (dropPath * epoch) / epochs;
}

function checked(recipe: Recipe): Recipe {
  const whole = ["epochs", "batch", "microBatch", "normBatch"] as const;
  for (const name of whole) {
    if (!(Number.isInteger(recipe[name]) && recipe[name] >= 1)) {
      throw new RangeError(`${name}: got ${recipe[name]}, expected a whole number of 1 or more`);
    }
  }
  if (recipe.microBatch % recipe.normBatch !== 0) {
    const { microBatch, normBatch } = recipe;
    throw new RangeError(
      `normBatch: got ${normBatch}, expected a divisor of the micro-batch, ${microBatch}: ` +
        "what batch norm takes together is computed at once; name a smaller norm batch or a larger micro-batch",
    );
  }
  const shares = ["momentum", "labelSmoothing", "dropPath", "averageDecay"] as const;
  for (const name of shares) {
    if (!(recipe[name] >= 0 && recipe[name] < 1)) {
      throw new RangeError(`${name}: got ${recipe[name]}, expected 0 or more and below 1`);
    }
  }
  for (const name of ["weightDecay", "clipNorm", "auxiliaryWeight"] as const) {
    if (!(recipe[name] >= 0)) throw new RangeError(`${name}: got ${recipe[name]}, expected 0 or more`);
  }
  if (!(recipe.learningRate > 0 && Number.isFinite(recipe.learningRate))) {
    throw new RangeError(`learningRate: got ${recipe.learningRate}, expected more than 0`);
  }
  const { paddingPx: padding, cutoutPx: cutout } = recipe.augmentation;
  for (const [name, px] of Object.entries({ padding, cutout })) {
    if (Number.isSafeInteger(px) && px >= 0) continue;
    throw new RangeError(`${name}: got ${px}, expected a whole number of pixels, 0 (none) or more`);
  }
  return recipe;
}
