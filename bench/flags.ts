import { parseArgs } from "node:util";
import { UsageError, unknownName } from "../harness/text/index.ts";

export const USAGE = `npm run bench [-- <part of a name>…] [flags]
  --list            names only
  --counts          counts only, no times
  --json            one JSON document
  --baseline <file> beside what --json wrote before, here or on another machine
  --peers           beside other simulators and libraries, on the same inputs
  --against <ref>   beside another state of the repository, in turns
  --results         metrics of the smoke scenarios beside the committed ones
  --scaling         how cost grows with seeds, hours, GPUs, rows and years
  BLESS=1           takes counts or results for right; say why in CHANGELOG.md`;

const OPTIONS = {
  list: { type: "boolean" },
  counts: { type: "boolean" },
  json: { type: "boolean" },
  baseline: { type: "string" },
  peers: { type: "boolean" },
  against: { type: "string" },
  results: { type: "boolean" },
  scaling: { type: "boolean" },
  help: { type: "boolean" },
} as const;

const MODES = ["list", "counts", "peers", "against", "results", "scaling", "help"] as const;

/** What is asked for. */
export interface Flags {
  /** `time`: what is wanted is counted and timed. */
  readonly mode: (typeof MODES)[number] | "time";
  readonly against: string;
  readonly json: boolean;
  /** A file, or null. */
  readonly baseline: string | null;
  /** Parts of names of cases. */
  readonly wanted: readonly string[];
}

/** @throws UsageError on a flag that does not exist, and on two that exclude each other. */
export function parseFlags(args: readonly string[]): Flags {
  for (const arg of args) {
    const [name] = arg.split("=");
    const known = Object.keys(OPTIONS).map((option) => `--${option}`);
    if (arg.startsWith("--") && !known.includes(name)) throw unknownName("flag", name, known);
  }
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
  const { values, positionals } = parsed;
  const modes = MODES.filter((mode) => values[mode] !== undefined);
  if (modes.length > 1) {
    throw new UsageError(`got ${modes.map((mode) => `--${mode}`).join(" and ")}, expected one of them`);
  }
  const [mode = "time"] = modes;
  if (values.baseline !== undefined && mode !== "time") {
    throw new UsageError(`got --baseline with --${mode}, expected it with times`);
  }
  return {
    mode,
    against: values.against ?? "",
    json: values.json ?? false,
    baseline: values.baseline ?? null,
    wanted: positionals,
  };
}
