import { createRequire } from "node:module";

/** From this package's own package.json, wherever the build put this file. */
export function packageVersion(): string {
  const require = createRequire(import.meta.url);
  return (require("cenas-bench/package.json") as { version: string }).version;
}
