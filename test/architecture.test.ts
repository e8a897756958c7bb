import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const TOP = ["harness", "scenarios", "baselines", "datasets", "reports"];

/** Every source file by its path from the root, with its text and the files of ours that it imports. */
const files = new Map(
  TOP.flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name): [string, { text: string; imports: string[] }] => {
        const path = join(top, name);
        const text = readFileSync(join(ROOT, path), "utf8");
        const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+\.ts)"/g)].map(([, target]) =>
          relative(ROOT, resolve(ROOT, dirname(path), target)),
        );
        return [path, { text, imports }];
      }),
  ),
);

const offenders = (rule: (path: string, text: string, imports: readonly string[]) => boolean): string[] =>
  [...files].flatMap(([path, { text, imports }]) => (rule(path, text, imports) ? [path] : []));

describe("the house", () => {
  it("is read whole", () => {
    expect(files.size).toBeGreaterThan(150);
    expect([...files.values()].flatMap(({ imports }) => imports).filter((path) => !files.has(path))).toEqual(
      [],
    );
  });

  it("has no import cycle, types included", () => {
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path))
        throw new Error(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(" -> ")}`);
      if (done.has(path)) return;
      for (const next of files.get(path)?.imports ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of files.keys()) visit(path, []);
    expect(done.size).toBe(files.size);
  });

  it("keeps harness free of the other four", () => {
    const isForeign = (target: string): boolean => !target.startsWith("harness/");
    expect(offenders((path, _, imports) => path.startsWith("harness/") && imports.some(isForeign))).toEqual(
      [],
    );
  });

  it("meets a folder of harness through its index alone", () => {
    const room = (path: string): string => path.split("/").slice(0, 2).join("/");
    const trespass = (path: string, target: string): boolean =>
      target.startsWith("harness/") &&
      target.split("/").length > 2 &&
      room(target) !== room(path) &&
      !target.endsWith("/index.ts");
    expect(offenders((path, _, imports) => imports.some((target) => trespass(path, target)))).toEqual([]);
  });

  it("lets the kernel know nothing of ours", () => {
    const inside = /^harness\/sim\//;
    expect(
      offenders((path, _, imports) => inside.test(path) && imports.some((to) => !inside.test(to))),
    ).toEqual([]);
  });

  it("has no clock, chance or disk where results are made", () => {
    const pure = /^(harness\/(sim|carbon|forecast|nas|cluster|world|method|analysis)|baselines)\//;
    const impure = /Math\.random|Date\.now|new Date\(\)|performance\.now|process\.env|"(node:)?fs/;
    expect(offenders((path, text) => pure.test(path) && impure.test(text))).toEqual([]);
  });

  it("prints from harness/cli alone", () => {
    const prints = /console\.|process\.(stdout|stderr)\b/;
    expect(offenders((path, text) => !path.startsWith("harness/cli/") && prints.test(text))).toEqual([]);
  });

  it("has files of one idea: at most 300 lines, and none called utils, helpers or types", () => {
    expect(offenders((_, text) => text.split("\n").length > 301)).toEqual([]);
    expect(offenders((path) => /(^|\/)(utils|helpers|types)\.ts$/.test(path))).toEqual([]);
  });
});

describe("package.json", () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<string, unknown>;

  it("can be published", () => {
    expect(manifest).toMatchObject({
      name: "cenas-bench",
      type: "module",
      license: "MIT",
      engines: { node: ">=20" },
    });
    expect(Object.keys(manifest["bin"] as object)).toEqual(["cenas-bench"]);
    expect(manifest["files"]).toContain("dist");
  });

  it("locks versions without naming a registry", () => {
    const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
      packages: Readonly<Record<string, object>>;
    };
    const placed = Object.entries(lock.packages).filter(([, entry]) => "resolved" in entry);
    expect(placed.map(([name]) => name)).toEqual([]);
  });
});
