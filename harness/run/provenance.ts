import { arch, cpus, platform, release } from "node:os";

/** Where and when a set of runs was made. Stands beside the results, outside every digest. */
export interface Provenance {
  readonly finishedAt: string;
  readonly wallSeconds: number;
  readonly workers: number;
  readonly node: string;
  readonly v8: string;
  readonly os: string;
  readonly cpu: string;
}

export function provenanceOf(wallSeconds: number, workers: number): Provenance {
  return {
    finishedAt: new Date().toISOString(),
    wallSeconds: Math.round(wallSeconds * 1000) / 1000,
    workers,
    node: process.version,
    v8: process.versions.v8,
    os: `${platform()} ${release()} ${arch()}`,
    cpu: cpus()[0]?.model ?? "unknown",
  };
}
