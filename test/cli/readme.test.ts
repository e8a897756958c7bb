import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished, vi } from "vitest";
import { methodOf } from "../../baselines/index.ts";
import { PRESETS } from "../../harness/carbon/index.ts";
import { main } from "../../harness/cli/index.ts";
import { SCENARIOS } from "../../scenarios/index.ts";
import { scratch } from "../fixtures/scratch.ts";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  scripts: Record<string, string>;
};
const folder = scratch();
/** The user's own accounting of the README. */
const accounting = join(folder, "my-site.json");
writeFileSync(accounting, JSON.stringify({ ...PRESETS.full, name: "my-site" }));

/** Every command of the README's shell blocks; `a -- list | pull` is two of them. */
function commandsOf(markdown: string): string[] {
  const lines = [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block.split("\n"));
  return lines
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .flatMap((line) => line.split(" && "))
    .flatMap((line) => {
      const [first, ...others] = line.split(" | ");
      return [first, ...others.map((other) => `${first.slice(0, first.lastIndexOf(" "))} ${other}`)];
    })
    .filter((line) => line !== "");
}

const commands = [...new Set(commandsOf(readme))];
const ours = commands.filter((line) => /^npm run (?:-s )?(scenario|datasets|train) -- /.test(line));

/** Runs a command line in this process, where no data can be had: with an empty mirror and an empty cache. */
async function run(args: readonly string[]): Promise<{ code: unknown; said: string }> {
  const before = process.exitCode;
  let said = "";
  const listen = (chunk: unknown): boolean => {
    said += String(chunk);
    return true;
  };
  const writes = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation(listen),
  );
  const log = vi.spyOn(console, "log").mockImplementation(listen);
  vi.stubEnv("CENAS_MIRROR", folder);
  vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
  onTestFinished(() => {
    for (const spy of [...writes, log]) spy.mockRestore();
    vi.unstubAllEnvs();
    process.exitCode = before;
  });
  process.exitCode = undefined;
  await main(args, {
    version: () => "0",
    datasets: async () => (await import("../../datasets/index.ts")).datasetApi,
    training: async () => (await import("../../scenarios/training/api.ts")).trainApi,
    reports: async () => (await import("../../scenarios/report/api.ts")).reportApi,
    trainer: () => Promise.reject(new Error("no trainer here")),
    figures: async () => (await import("../../scenarios/figures/api.ts")).figureApi,
    scenarios: async () => (await import("../../scenarios/api.ts")).scenarioApi,
  });
  const code = process.exitCode ?? 0;
  return { code, said };
}

it("has commands, all of scripts that there are", () => {
  expect(ours.length).toBeGreaterThan(9);
  const scriptsNamed = commands.flatMap((line) => /^npm run (?:-s )?(\S+)/.exec(line)?.[1] ?? []);
  expect(scriptsNamed.filter((name) => scripts[name] === undefined)).toEqual([]);
  const others = commands.filter((line) => !line.startsWith("npm run "));
  expect(others.toSorted()).toEqual(["npm ci", "npm test"]);
  for (const name of ["scenario", "datasets", "train"]) expect(scripts[name].endsWith(` ${name}`)).toBe(true);
});

it.each(ours)("%s is understood", async (line) => {
  const args = line
    .replace(/^npm run (?:-s )?/, "")
    .replace(" -- ", " ")
    .replace("my-site.json", accounting)
    // Help ends the process it is asked in; what it is asked of must be known.
    .replace(" --help", " --explain")
    .split(/\s+/);
  const explained = args[0] === "scenario" && !args.includes("--list") && !args.includes("--explain");
  const { code, said } = await run(explained ? [...args, "--explain"] : args);
  // What needs data ends for want of them, after all names and flags were found to be known.
  const wantsData = args[0] !== "scenario" && args[1] !== "list";
  expect(code).toBe(wantsData ? 1 : 0);
  expect(said).toMatch(
    wantsData ? /the mirror lacks|cannot read: HW-NAS-Bench|no such folder: <folder>/ : /./,
  );
});

it("a flag that is not there is not understood", async () => {
  expect(await run(["scenario", "hwnasbench", "--trase", "DE", "--explain"])).toMatchObject({ code: 2 });
});

it("lists the benches", async () => {
  expect(commands).toContain("npm run bench -- --list");
  const [program, ...args] = scripts.bench.split(" ");
  expect(program).toBe("node");
  const { stdout } = await promisify(execFile)(process.execPath, [...args, "--list"], { cwd: root });
  expect(stdout).toContain("kernel");
});

it("names methods and scenarios that there are", () => {
  const rows = [...readme.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell]) => [
    ...cell.matchAll(/`([^`]+)`/g),
  ]);
  const names = rows.map(([, name]) => name.replace(/-N$/, "-3").replace(/-T$/, "-0.95"));
  const scenarios = new Set(SCENARIOS.map(({ name }) => name));
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => methodOf(name) === undefined && !scenarios.has(name))).toEqual([]);
});
