import { hypervolume, nonDominated, orient, orientedReference, turned } from "../analysis/index.ts";
import type { Objective } from "../record/index.ts";
import { secondsToMs } from "../units/index.ts";
import { nasBench201Space, type SearchSpace } from "./space.ts";
import { TABLE_COLUMNS, type ArchitectureTable, type TableColumn } from "./table.ts";

/** The paper's two objectives: CIFAR-10 test accuracy and edge-GPU inference energy, hypervolume reference (0 %, 50 mJ). */
export const PAPER_OBJECTIVES: readonly Objective[] = [
  {
    column: "cifar10_test_200",
    label: "CIFAR-10 test accuracy",
    unit: "%",
    direction: "maximise",
    reference: 0,
  },
  { column: "edgegpu_energy_mj", label: "edge-GPU energy", unit: "mJ", direction: "minimise", reference: 50 },
];

/**
 * The truth about every architecture: what training it would cost and bring. Owned by the world; methods never see it.
 * A **loss** is an objective turned so that lower is better: minus the value where it is maximised.
 */
export class Benchmark {
  readonly table: ArchitectureTable;
  readonly space: SearchSpace;
  readonly objectives: readonly Objective[];
  /** The hypervolume's reference point, as losses. */
  readonly referenceLosses: readonly number[];
  /** All losses, row-major, size x objectives. */
  readonly #losses: Float64Array;
  readonly #trainingMs: Float64Array;

  /** @throws RangeError when an objective's column is unknown, or has a value missing or a training time is not positive. */
  constructor(table: ArchitectureTable, objectives: readonly Objective[] = PAPER_OBJECTIVES) {
    this.table = table;
    this.space = nasBench201Space(table.architectures);
    this.objectives = objectives;
    this.referenceLosses = orientedReference(objectives);
    const n = this.space.size;
    this.#losses = new Float64Array(n * objectives.length);
    objectives.forEach(({ column, direction }, k) => {
      const values = columnOf(table, column);
      for (let i = 0; i < n; i++) {
        if (!Number.isFinite(values[i])) {
          throw new RangeError(
            `table ${table.name}: column ${column} row ${i}: got ${values[i]}, an objective needs every value`,
          );
        }
        this.#losses[i * objectives.length + k] = turned(direction, values[i]);
      }
    });
    this.#trainingMs = columnOf(table, "cifar_train_s_200").map((seconds, i) => {
      if (!(seconds > 0))
        throw new RangeError(
          `table ${table.name}: cifar_train_s_200 row ${i}: got ${seconds} s, expected more than 0`,
        );
      return secondsToMs(seconds);
    });
  }

  /** Time one GPU takes for all 200 epochs, ms. */
  trainingMs(architecture: number): number {
    return this.#trainingMs[architecture];
  }

  /** Losses after full training, in the order of the objectives. */
  losses(architecture: number): number[] {
    const d = this.objectives.length;
    return Array.from(this.#losses.subarray(architecture * d, architecture * d + d));
  }

  /** Objective values in their own units, from losses. */
  natural(losses: readonly number[]): number[] {
    return orient(this.objectives, losses);
  }

  /** Hypervolume of the whole table, the most any search can reach. */
  referenceHypervolume(): number {
    return hypervolume(this.#losses, this.objectives.length, this.referenceLosses);
  }

  /** Indices of the architectures that no other dominates, one for each distinct point. */
  trueFront(): number[] {
    return nonDominated(this.#losses, this.objectives.length);
  }
}

function columnOf(table: ArchitectureTable, column: string): Float64Array {
  if (!(TABLE_COLUMNS as readonly string[]).includes(column)) {
    throw new RangeError(`table ${table.name} has no column ${column}; it has ${TABLE_COLUMNS.join(" ")}`);
  }
  return table.columns[column as TableColumn];
}
