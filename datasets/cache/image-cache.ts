import { access, open } from "node:fs/promises";
import { join } from "node:path";
import { sha256Of } from "../../harness/digest/index.ts";
import { checkedImageSet, type ImageSet } from "../../harness/images/index.ts";
import { replaceFiles } from "./replace-files.ts";

/** The first line of a file of images. Behind it stand the labels, then the pixels. */
interface Header {
  readonly name: string;
  readonly count: number;
  readonly heightPx: number;
  readonly widthPx: number;
  readonly classes: readonly string[];
  readonly labelBytes: 1 | 2;
  /** Of labels and pixels. */
  readonly sha256: string;
}

/** More than any header has: a thousand classes with long names stay below. */
const LONGEST_HEADER = 2 ** 20;

/** Decoded images on disk, `<key>.images`: read into shared memory as they are, without decoding anything again. */
export class ImageCache {
  readonly #dir: string;
  readonly #onNotice: ((notice: string) => void) | undefined;

  constructor(dir: string, onNotice?: (notice: string) => void) {
    this.#dir = dir;
    this.#onNotice = onNotice;
  }

  /** The kept set; undefined where there is none, or (with a notice) where it is damaged. */
  async read(key: string): Promise<ImageSet | undefined> {
    const path = this.pathOf(key);
    try {
      return await readImages(path);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT") this.#onNotice?.(`damaged cache file: ${path}: ${message}`);
      return undefined;
    }
  }

  /** Where a set lies, for programs that read it themselves (docs/trainer-protocol.md). */
  pathOf(key: string): string {
    return join(this.#dir, `${key}.images`);
  }

  /** Whether something is kept under a key (not whether it is sound). */
  async has(key: string): Promise<boolean> {
    return access(this.pathOf(key)).then(
      () => true,
      () => false,
    );
  }

  /** Keeps several sets, all or none. @throws DatasetError where the disk does not take them. */
  async writeAll(sets: ReadonlyMap<string, ImageSet>): Promise<void> {
    await replaceFiles(
      [...sets].map(([key, set]) => {
        const { name, count, heightPx, widthPx, classes } = set;
        const labels = new Uint8Array(set.labels.buffer, set.labels.byteOffset, set.labels.byteLength);
        const labelBytes = set.labels.BYTES_PER_ELEMENT as 1 | 2;
        const sha256 = sha256Of(labels, set.pixels);
        const header: Header = { name, count, heightPx, widthPx, classes, labelBytes, sha256 };
        return [this.pathOf(key), [Buffer.from(`${JSON.stringify(header)}\n`), labels, set.pixels]];
      }),
    );
  }
}

/** The images of a file of this cache. @throws Error where it is damaged */
export async function readImages(path: string): Promise<ImageSet> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const head = await readAt(handle, 0, Math.min(size, LONGEST_HEADER));
    const end = head.indexOf(0x0a);
    const header = JSON.parse(new TextDecoder().decode(head.slice(0, Math.max(0, end)))) as Header;
    const { name, count, heightPx, widthPx, classes, labelBytes } = header;
    const labels = await readAt(handle, end + 1, count * labelBytes);
    const pixels = await readAt(handle, end + 1 + labels.length, size - end - 1 - labels.length);
    const actual = sha256Of(labels, pixels);
    if (actual !== header.sha256) throw new Error(`got sha256 ${actual}, expected ${header.sha256}`);
    const set = { name, count, heightPx, widthPx, channels: 3, classes, pixels, labels } as const;
    return checkedImageSet(labelBytes === 1 ? set : { ...set, labels: new Uint16Array(labels.buffer) });
  } finally {
    await handle.close();
  }
}

/** Bytes of a file, in shared memory. */
async function readAt(
  handle: Awaited<ReturnType<typeof open>>,
  position: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new Error(`cut off at ${position + done} bytes`);
    done += bytesRead;
  }
  return bytes;
}
