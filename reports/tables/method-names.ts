import type { ReportInput } from "../report-input.ts";

/** A method as figures and tables call it. */
export interface MethodName {
  readonly name: string;
  /** The name; for a method that knows the truth in advance with the word "bound", so that none is read as a rival. */
  readonly label: string;
  readonly bound: boolean;
}

/** The methods in the manifest's order, then any that only the logs or the summary know, by name. */
export function methodNames(input: ReportInput): MethodName[] {
  const bounds = new Map(input.manifest.methods.map(({ name, bound }) => [name, bound]));
  const others = new Map(Object.entries(input.summary.methods).map(([name, { bound }]) => [name, bound]));
  for (const log of input.logs) {
    others.set(log.key.method, log.bound);
  }
  for (const name of [...others.keys()].toSorted()) {
    if (!bounds.has(name)) {
      bounds.set(name, others.get(name) ?? false);
    }
  }
  return [...bounds].map(([name, bound]) => ({ name, bound, label: bound ? `${name} (bound)` : name }));
}
