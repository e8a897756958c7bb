// `npm run build:wasm`: assembles each NAME.wat beside this file and writes its binary, as text, into NAME-wasm.ts.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import wabt from "wabt";

const here = new URL("./", import.meta.url);
const { parseWat } = await wabt();
for (const file of readdirSync(here).filter((name) => name.endsWith(".wat"))) {
  const { buffer } = parseWat(file, readFileSync(new URL(file, here), "utf8"), { simd: true }).toBinary({});
  const name = file.slice(0, -".wat".length);
  writeFileSync(
    new URL(`${name}-wasm.ts`, here),
    `/** ${file}, assembled by \`npm run build:wasm\`; never edited by hand. */
export const ${name.toUpperCase()}_WASM =
  "${Buffer.from(buffer).toString("base64")}";
`,
  );
}
