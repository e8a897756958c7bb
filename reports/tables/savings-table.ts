import type { MethodSaving } from "../../harness/analysis/index.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

const PARTS = ["saved", "lessWork", "betterHours", "hardware"] as const;
type Named<Column extends string> = `${(typeof PARTS)[number]}${Column}`;

/** Where the carbon goes that one method saves against another; shares are of the other's carbon. */
export type SavingRow = {
  readonly method: string;
  readonly bound: boolean;
  readonly against: string;
  readonly accounting: string;
  /** `equal hours`, or the share of the whole table's hypervolume. */
  readonly until: string | number;
  readonly n: number;
  readonly carbonKg: number;
  readonly againstKg: number;
  /** The other's over the method's. */
  readonly foldCarbon: number | null;
  readonly foldEnergy: number | null;
  readonly foldIntensity: number | null;
  readonly leftOutShare: number | null;
  readonly leftOutLow: number | null;
  readonly leftOutHigh: number | null;
} & Readonly<Record<Named<"Kg" | "Share">, number>> &
  Readonly<Record<Named<"Low" | "High">, number | null>>;

export function savingsTable(savings: readonly MethodSaving[]): TableOf<SavingRow> {
  const rows = savings.map(({ until, fold, parts, leftOut, ...rest }) => {
    const flat = PARTS.flatMap((part) => {
      const { kg, share, ci95 } = parts[part];
      return [
        [`${part}Kg`, kg],
        [`${part}Share`, share],
        [`${part}Low`, ci95?.[0] ?? null],
        [`${part}High`, ci95?.[1] ?? null],
      ];
    });
    return Object.assign(rest, {
      until: until === "end" ? "equal hours" : until,
      foldCarbon: fold.carbon,
      foldEnergy: fold.energy,
      foldIntensity: fold.intensity,
      ...(Object.fromEntries(flat) as Pick<SavingRow, Named<"Kg" | "Share" | "Low" | "High">>),
      leftOutShare: leftOut?.share ?? null,
      leftOutLow: leftOut?.ci95?.[0] ?? null,
      leftOutHigh: leftOut?.ci95?.[1] ?? null,
    });
  });
  return tableOf<SavingRow>(
    [
      ...(["method", "bound", "against", "accounting", "until", "n", "carbonKg", "againstKg"] as const),
      ...(["foldCarbon", "foldEnergy", "foldIntensity"] as const),
      ...PARTS.flatMap((part) => [`${part}Kg`, `${part}Share`, `${part}Low`, `${part}High`] as const),
      ...(["leftOutShare", "leftOutLow", "leftOutHigh"] as const),
    ],
    rows,
  );
}
