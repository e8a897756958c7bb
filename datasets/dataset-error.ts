import { UsageError } from "../harness/text/index.ts";

/** The parts of a complaint about data: enough to find the fault and to mend it. */
export interface Complaint {
  /** What went wrong, in a few words: `wrong digest`. */
  readonly what: string;
  /** The file, URL, row or column. */
  readonly where: string;
  readonly got?: string | undefined;
  readonly expected?: string | undefined;
  /** What the user can do about it, one sentence. */
  readonly remedy?: string | undefined;
}

/** Data that cannot be had or cannot be trusted; its message says what, where, got, expected and what to do. */
export class DatasetError extends Error {
  override readonly name: string = "DatasetError";
  readonly complaint: Complaint;

  constructor(complaint: Complaint, options?: ErrorOptions) {
    super(sentenceOf(complaint), options);
    this.complaint = complaint;
  }
}

/** Data that is neither here nor to be had from the network now; nothing is wrong with it. */
export class UnreachableError extends DatasetError {
  override readonly name = "UnreachableError";
}

/** A dataset, zone or source that nobody knows: the user's slip, not the data's. */
export class UnknownDatasetError extends UsageError {}

function sentenceOf({ what, where, got, expected, remedy }: Complaint): string {
  const facts = [
    got === undefined ? [] : `got ${got}`,
    expected === undefined ? [] : `expected ${expected}`,
  ].flat();
  const seen = facts.length === 0 ? "" : `: ${facts.join(", ")}`;
  return `${what}: ${where}${seen}${remedy === undefined ? "" : `. ${remedy}`}`;
}
