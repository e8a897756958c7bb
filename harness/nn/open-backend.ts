import { UsageError, unknownName } from "../text/index.ts";
import { BACKEND_NAMES, BackendMissing, PackageMissing, type Backend, type BackendName } from "./backend.ts";
import { BACKENDS } from "./backends/index.ts";
import type { Tensors } from "./tensors.ts";

/** Tensors, ready for use. */
export interface OpenBackend {
  readonly name: BackendName;
  readonly tensors: Tensors;
  /** Which backend was taken and why no better one, one line. */
  readonly choice: string;
  close(): void;
}

/**
 * Opens the backend that was asked for, or else the best there is.
 * @throws UsageError where the one asked for is unknown, or missing: it names the reason and the next best.
 */
export async function openBackend(
  wanted?: string,
  backends: readonly Backend[] = BACKENDS,
): Promise<OpenBackend> {
  const tensors = await import("@tensorflow/tfjs");
  // Else the library greets its user where only the command line may print.
  tensors.enableProdMode();
  if (wanted === undefined) return openBest(tensors, backends);
  const asked = backends.find(({ name }) => name === wanted);
  if (asked === undefined) throw unknownName("backend", wanted, BACKEND_NAMES);
  try {
    const close = await asked.open(tensors);
    return { name: asked.name, tensors, choice: `backend ${asked.name}, as asked for`, close };
  } catch (error) {
    if (!(error instanceof BackendMissing)) throw error;
    const next = await openBest(
      tensors,
      backends.filter((backend) => backend !== asked),
    );
    next.close();
    const remedy = error instanceof PackageMissing ? `; npm install ${asked.packages}` : "";
    throw new UsageError(
      `--backend ${asked.name}: ${error.message}${remedy}, or take the next best, --backend ${next.name}`,
      { cause: error },
    );
  }
}

async function openBest(tensors: Tensors, backends: readonly Backend[]): Promise<OpenBackend> {
  const passed: string[] = [];
  for (const { name, open } of backends) {
    try {
      const close = await open(tensors);
      const why = passed.length === 0 ? "" : ` (${passed.join("; ")})`;
      return { name, tensors, choice: `backend ${name}${why}`, close };
    } catch (error) {
      if (!(error instanceof BackendMissing)) throw error;
      passed.push(`not ${name}: ${error.message}`);
    }
  }
  throw new UsageError(`no tensor backend: ${passed.join("; ")}`);
}
