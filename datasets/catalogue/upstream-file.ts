/** A digest that proves a file's content: sha256 or sha512 of the bytes, or git's blob id (sha1 of `blob <length>\0` + bytes). */
export type Digest =
  | { readonly algorithm: "sha512"; readonly hex: string }
  | { readonly algorithm: "sha256"; readonly hex: string }
  | { readonly algorithm: "git-blob-sha1"; readonly hex: string };

/** Where a group of files comes from, and on what terms. */
export interface UpstreamSource {
  /** The source's folder under `datasets/`, which holds its converter and its data card. */
  readonly folder: string;
  /** Root of the pinned commit, without a slash at its end. */
  readonly base: string;
  /** SPDX id, or an honest sentence where upstream gives no licence. */
  readonly licence: string;
  /** How to cite it, one line. */
  readonly citation: string;
  /** The same for a bibliography. */
  readonly bibtex: string;
}

/** One file of the catalogue, at a pinned commit, with the digest that it must have. */
export interface UpstreamFile {
  /** Unique in the catalogue; also its place in the cache: `help/raspi4.pt`. */
  readonly id: string;
  readonly url: string;
  /** `name@version` of what is fetched with npm, so that the registry that its user set up is the one that is asked. */
  readonly npmPackage?: string;
  readonly digest: Digest;
  /** Size where known. */
  readonly bytes: number | undefined;
  readonly source: UpstreamSource;
}

/** A file of `source` at `path` below its pinned commit. */
export function upstreamFile(
  source: UpstreamSource,
  name: string,
  path: string,
  bytes: number | undefined,
  digest: string | Digest,
): UpstreamFile {
  return {
    id: `${source.folder}/${name}`,
    url: `${source.base}/${path}`,
    digest: typeof digest === "string" ? { algorithm: "sha256", hex: digest } : digest,
    bytes,
    source,
  };
}
