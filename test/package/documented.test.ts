import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { MethodDefinition } from "../../harness/index.ts";
import { scratch } from "../fixtures/scratch.ts";
import { runSmall } from "../fixtures/small-world.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const folder = scratch();

/** What the package exports, as the sources that it is built from. */
const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
};
const sources = Object.entries(exports).flatMap(([name, target]) =>
  typeof target === "string"
    ? []
    : [
        [
          name.replace(".", "cenas-bench"),
          target.default.replace("./dist", ROOT).replace(".js", ".ts"),
        ] as const,
      ],
);

/** The documented pieces of code that a user of the package would write. */
const pieces = [...readFileSync(join(ROOT, "docs/extending.md"), "utf8").matchAll(/```ts\n(.*?)```/gs)]
  .map(([, code]) => code)
  .filter((code) => code.includes('from "cenas-bench'));

it("what docs/extending.md has a user write passes the compiler against what the package exports", () => {
  expect(pieces).toHaveLength(2);
  for (const [i, code] of pieces.entries()) writeFileSync(join(folder, `piece-${i}.ts`), code);
  const config = {
    extends: join(ROOT, "tsconfig.json"),
    compilerOptions: {
      paths: Object.fromEntries(sources.map(([name, path]) => [name, [path]])),
      typeRoots: [join(ROOT, "node_modules/@types")],
    },
    include: ["*.ts"],
  };
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
  const check = (): string =>
    execFileSync(process.execPath, [join(typescript, "bin/tsc"), "-p", folder], { encoding: "utf8" });
  expect(check).not.toThrow();
});

it("the documented method runs", async () => {
  const path = join(folder, "mine.ts");
  const [method = ""] = pieces;
  const located = sources.reduce(
    (code, [name, source]) => code.replace(`from "${name}"`, `from "${source}"`),
    method,
  );
  writeFileSync(path, located);
  const { mine } = (await import(path)) as { mine: MethodDefinition };
  const trained = runSmall(mine).events.filter(({ type }) => type === "trained");
  expect(trained.length).toBeGreaterThan(0);
});
