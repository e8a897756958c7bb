import { readdir } from "node:fs/promises";
import { Bench } from "tinybench";
import { unknownName } from "../harness/text/index.ts";

interface Case {
  readonly name: string;
  run(): unknown;
}

const FLAGS = ["--list", "--json"];

/** All cases of all `*.bench.ts` files, in the order of their paths. */
async function allCases(): Promise<Case[]> {
  const here = new URL(".", import.meta.url);
  const files = (await readdir(here, { recursive: true }))
    .filter((file) => file.endsWith(".bench.ts"))
    .toSorted();
  const modules = await Promise.all(
    files.map(async (file) => (await import(new URL(file, here).href)) as { default: readonly Case[] }),
  );
  return modules.flatMap((module) => module.default);
}

/** `npm run bench [-- <part of a name>…] [--list] [--json]`. CPU time, so that a busy machine disturbs little. */
async function main(args: readonly string[]): Promise<void> {
  const flags = args.filter((arg) => arg.startsWith("--"));
  const wanted = args.filter((arg) => !arg.startsWith("--"));
  const cases = await allCases();
  const names = cases.map(({ name }) => name);
  for (const flag of flags) if (!FLAGS.includes(flag)) throw unknownName("flag", flag, FLAGS);
  for (const name of wanted) {
    if (!names.some((known) => known.includes(name))) throw unknownName("bench", name, names, "benches");
  }
  if (flags.includes("--list")) {
    console.log(names.join("\n"));
    return;
  }
  const cpuMs = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const bench = new Bench({ now: cpuMs, time: 400, iterations: 5, warmupTime: 200, warmupIterations: 2 });
  for (const { name, run } of cases) {
    if (wanted.length === 0 || wanted.some((part) => name.includes(part))) bench.add(name, run);
  }
  await bench.run();
  const rows = bench.tasks.map(({ name, result }) => {
    if (!("latency" in result)) throw new Error(`bench ${name}: ${result.state}`);
    const { latency } = result;
    return { name, n: latency.samplesCount, medianMs: latency.p50, minMs: latency.min, p75Ms: latency.p75 };
  });
  if (flags.includes("--json")) console.log(JSON.stringify(rows, null, 2));
  else {
    for (const { name, n, medianMs, p75Ms } of rows) {
      console.log(
        `${name.padEnd(48)} ${medianMs.toFixed(3).padStart(10)} ms  (75 %: ${p75Ms.toFixed(3)}, n = ${n})`,
      );
    }
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = (error as Error).name === "UsageError" ? 2 : 1;
}
