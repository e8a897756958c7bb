import { extname } from "node:path";

/**
 * The module `name` of the folder of the module that asks: built code meets built code, and sources that are run as they are
 * (tests) meet sources.
 *
 * @param from `import.meta.url` of the one that asks.
 */
export function moduleBeside(from: string, name: string): URL {
  return new URL(`./${name}${extname(new URL(from).pathname)}`, from);
}
