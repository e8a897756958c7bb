import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The packages' ready-made browser bundles, in the order in which they must load. */
const BUNDLES = [
  ["vega", "vega.min.js"],
  ["vega-lite", "vega-lite.min.js"],
  ["vega-embed", "vega-embed.min.js"],
] as const;

let cached: string | undefined;

/** Vega, Vega-Lite and vega-embed as script elements: the page needs no network. The only file of `reports` that reads another. */
export function bundleScripts(): string {
  cached ??= BUNDLES.map(([name, file]) => `<script>${scriptText(read(name, file))}</script>`).join("\n");
  return cached;
}

/** A bundle lies beside its package's entry, but the packages do not export it. */
function read(name: string, file: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  return readFileSync(join(dirname(entry), file), "utf8");
}

/** Code with nothing that a browser could take for the end of the element or for a source map to fetch. */
function scriptText(code: string): string {
  return code
    .replaceAll(/<\/(?=script)/gi, "<\\/")
    .replaceAll("<!--", "<\\!--")
    .replaceAll(/^\/\/# sourceMappingURL=.*$/gm, "");
}
