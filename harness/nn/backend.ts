import type { Tensors } from "./tensors.ts";

/** Every backend by its name, best first: the order in which one is chosen. */
export const BACKEND_NAMES = ["node-gpu", "node", "webgpu", "wasm", "cpu"] as const;

export type BackendName = (typeof BACKEND_NAMES)[number];

/** One way to run tensors. */
export interface Backend {
  readonly name: BackendName;
  /** Packages that a user installs for it; null where it comes with this project. */
  readonly packages: string | null;
  /** Makes it the library's backend; returns what gives it up again. @throws BackendMissing */
  open(tensors: Tensors): Promise<() => void>;
}

/** A backend cannot be had here; the message is the reason, in a few words. */
export class BackendMissing extends Error {
  override readonly name: string = "BackendMissing";
}

/** The same for want of a package. */
export class PackageMissing extends BackendMissing {
  override readonly name = "PackageMissing";
}
