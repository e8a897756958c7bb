// `npm run bench` and `npm run profile`: builds what has changed, then runs it. Built code and not the sources, because what transpiles on
// the way gives every function its name anew whenever one is made, which costs a sixth of the time of a simulation with processes.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const [entry, ...args] = process.argv.slice(2);

const { status } = spawnSync(
  process.execPath,
  [join(typescript, "bin/tsc"), "-p", join(ROOT, "tsconfig.bench.json")],
  { stdio: ["ignore", 2, 2] },
);
if (status !== 0) {
  console.error("the sources do not compile: see above; `npm run check` tells more");
  process.exit(1);
}
process.argv.splice(2, process.argv.length, ...args);
await import(new URL(`../dist-bench/bench/${entry}.js`, import.meta.url).href);
