import { readFileSync } from "node:fs";
import { PACKAGE_ROOT } from "../package-root.ts";

/** From this package's own package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("package.json", PACKAGE_ROOT), "utf8")) as {
    version: string;
  };
  return version;
}
