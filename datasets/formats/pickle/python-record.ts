/** A Python object of a class that we do not decode: its name, its arguments and its state, as inert data. */
export class PythonRecord {
  readonly className: string;
  readonly args: readonly unknown[];
  state: unknown = undefined;

  constructor(className: string, args: readonly unknown[]) {
    this.className = className;
    this.args = args;
  }

  /** What pickle calls with an object's saved state; we only keep it. */
  __setstate__(state: unknown): void {
    this.state = state;
  }
}
