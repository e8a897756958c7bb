import { readdir } from "node:fs/promises";
import { Bench } from "tinybench";
import { unknownName } from "../harness/text/index.ts";

interface Case {
  readonly name: string;
  /** Before the first measurement, and only if the case is wanted. */
  prepare?(): Promise<void>;
  run(): unknown;
  /** `cpu` by default: of this process. `wall` for work in other processes, which is measured a few times only. */
  readonly clock?: "cpu" | "wall";
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

/** `npm run bench [-- <part of a name>…] [--list] [--json]`. CPU time where it can be, so that a busy machine disturbs little. */
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
  const benches = {
    cpu: new Bench({ now: cpuMs, time: 400, iterations: 5, warmupTime: 200, warmupIterations: 2 }),
    wall: new Bench({ time: 0, iterations: 3, warmup: false }),
  };
  for (const { name, run, prepare, clock = "cpu" } of cases) {
    const isWanted = wanted.length === 0 || wanted.some((part) => name.includes(part));
    if (isWanted) benches[clock].add(name, run, prepare === undefined ? {} : { beforeAll: prepare });
  }
  const rows: { name: string; clock: string; n: number; medianMs: number; minMs: number; p75Ms: number }[] =
    [];
  for (const [clock, bench] of Object.entries(benches)) {
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (!("latency" in result)) {
        throw new Error(`bench ${name}: ${"error" in result ? result.error.message : result.state}`);
      }
      const { samplesCount: n, p50: medianMs, min: minMs, p75: p75Ms } = result.latency;
      rows.push({ name, clock, n, medianMs, minMs, p75Ms });
    }
  }
  if (flags.includes("--json")) console.log(JSON.stringify(rows, null, 2));
  else {
    for (const { name, clock, n, medianMs, p75Ms } of rows) {
      console.log(
        `${name.padEnd(48)} ${medianMs.toFixed(3).padStart(10)} ms ${clock.padEnd(4)} (75 %: ${p75Ms.toFixed(3)}, n = ${n})`,
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
