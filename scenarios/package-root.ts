import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** The folder of this package's package.json, wherever the build put this file. */
export const PACKAGE_ROOT = new URL(
  "./",
  pathToFileURL(createRequire(import.meta.url).resolve("cenas-bench/package.json")),
);
