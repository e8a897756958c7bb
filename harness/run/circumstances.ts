import { arch, cpus, platform, release } from "node:os";

/** Where and when something was made. Stands beside the results, outside every digest. */
export interface Circumstances {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly workers: number;
  readonly node: string;
  readonly v8: string;
  readonly os: string;
  readonly cpu: string;
}

/** Of what ends now. */
export function circumstancesOf(wallSeconds: number, workers: number): Circumstances {
  const now = Date.now();
  return {
    startedAt: new Date(now - Math.round(wallSeconds * 1000)).toISOString(),
    finishedAt: new Date(now).toISOString(),
    workers,
    node: process.version,
    v8: process.versions.v8,
    os: `${platform()} ${release()} ${arch()}`,
    cpu: cpus()[0]?.model ?? "unknown",
  };
}
