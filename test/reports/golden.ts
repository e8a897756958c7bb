import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Beside other goldens, where the formatter leaves files as they are. */
const FOLDER = new URL("../goldens/reports/", import.meta.url);

/**
 * Compares text with its golden. On a mismatch the text is written next to the golden as `<name>-changed<extension>`, to be looked at;
 * `BLESS=1` takes it over instead.
 *
 * @returns null when they agree, else what to do.
 */
export function goldenMismatch(name: string, extension: string, text: string): string | null {
  const golden = fileURLToPath(new URL(`${name}${extension}`, FOLDER));
  const changed = fileURLToPath(new URL(`${name}-changed${extension}`, FOLDER));
  mkdirSync(dirname(golden), { recursive: true });
  if (process.env["BLESS"] === "1") {
    writeFileSync(golden, text);
  }
  if (existsSync(golden) && readFileSync(golden, "utf8") === text) {
    rmSync(changed, { force: true });
    return null;
  }
  writeFileSync(changed, text);
  return `${name}${extension} differs from its golden: see ${name}-changed${extension} beside it; BLESS=1 takes it over`;
}
