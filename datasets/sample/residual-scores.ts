import { stream } from "../../harness/random/index.ts";
import { MODELLED_COLUMNS, type ModelledColumn } from "./column-specs.ts";
import { copulaFactor } from "./dependence.ts";
import { ARCHITECTURE_COUNT } from "./enumeration.ts";
import { SAMPLE_SEED } from "./sample-seed.ts";
import type { TableModel } from "./table-model.ts";

/** `architecture`: each row's own draw. `cell`: shared by all rows that are equal after pruning. */
type Level = "architecture" | "cell";

/**
 * Standard normal scores of the residuals, correlated between columns and within groups of rows as the model says. Each
 * column and level has a stream of its own, drawn when first needed: a column needs those that stand before it.
 */
export class ResidualScores {
  readonly #model: TableModel;
  readonly #factor: Float64Array;
  readonly #independent = new Map<string, Float64Array>();

  constructor(model: TableModel) {
    this.#model = model;
    this.#factor = copulaFactor(model.correlations);
  }

  /** Scores of a column, by row. @param cell the group of each row. */
  of(column: ModelledColumn, cell: Uint16Array): Float64Array {
    const own = this.#correlated("architecture", column);
    const share = this.#model.shared[column];
    return share === 0 ? own : mixed(own, this.#correlated("cell", column), cell, share);
  }

  #correlated(level: Level, column: ModelledColumn): Float64Array {
    const scores = new Float64Array(ARCHITECTURE_COUNT);
    const place = MODELLED_COLUMNS.indexOf(column);
    for (let k = 0; k <= place; k++) {
      addScaled(
        scores,
        this.#factor[place * MODELLED_COLUMNS.length + k],
        this.#drawn(level, MODELLED_COLUMNS[k]),
      );
    }
    return scores;
  }

  #drawn(level: Level, column: ModelledColumn): Float64Array {
    const purpose = `table/${level}/${column}`;
    const scores = this.#independent.get(purpose) ?? normalScores(purpose);
    this.#independent.set(purpose, scores);
    return scores;
  }
}

function mixed(own: Float64Array, common: Float64Array, group: Uint16Array, share: number): Float64Array {
  const scores = new Float64Array(own.length);
  const [commonWeight, ownWeight] = [Math.sqrt(share), Math.sqrt(1 - share)];
  for (let row = 0; row < scores.length; row++) {
    scores[row] = commonWeight * common[group[row]] + ownWeight * own[row];
  }
  return scores;
}

function normalScores(purpose: string): Float64Array {
  const random = stream(SAMPLE_SEED, purpose);
  const scores = new Float64Array(ARCHITECTURE_COUNT);
  for (let row = 0; row < ARCHITECTURE_COUNT; row++) scores[row] = random.normal();
  return scores;
}

function addScaled(to: Float64Array, factor: number, from: Float64Array): void {
  for (let row = 0; row < to.length; row++) to[row] += factor * from[row];
}
