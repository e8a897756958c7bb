import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { main } from "../../harness/cli/index.ts";
import { seedsOf } from "../../harness/cli/list-flags.ts";
import { openTransferReport } from "../../harness/cli/transfer-progress.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();
const never = (): Promise<never> => Promise.reject(new Error("was loaded"));

/** Runs a command line that needs nothing loaded; returns exit code and stderr. */
async function refusal(...args: string[]): Promise<{ code: unknown; said: string }> {
  const before = process.exitCode;
  let said = "";
  const write = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
  onTestFinished(() => {
    write.mockRestore();
    process.exitCode = before;
  });
  await main(args, {
    version: () => "1.2.3",
    scenarios: never,
    datasets: never,
    training: never,
    reports: never,
    trainer: () => Promise.reject(new Error("no trainer here")),
    figures: never,
  });
  return { code: process.exitCode, said };
}

describe("a command that is not there", () => {
  it.each([
    [["datasets", "lst"], 'unknown command of datasets "lst"; known commands, nearest first: list'],
    [["datasets"], "name a command of datasets: list, pull"],
    [
      ["train", "forecastr"],
      'unknown model to train "forecastr"; known models to train, nearest first: forecaster',
    ],
    [
      ["compare", "runs/a"],
      "compare: got one folder, runs/a, expected two: npm run compare -- runs/<A> runs/<B>",
    ],
    [["train"], "name a model to train: forecaster"],
    [["scenaro"], 'unknown command "scenaro"; known commands, nearest first: scenario'],
  ])("%j is answered with those that are, exit code 2", async (args, message) => {
    const { code, said } = await refusal(...args);
    expect(said).toContain(message);
    expect(code).toBe(2);
  });

  it("a flag given twice is still refused", async () => {
    const { code, said } = await refusal("datasets", "export", "x", "--out", "a", "--out=b");
    expect(said).toContain("--out is given more than once");
    expect(code).toBe(2);
  });
});

it("says the version that it is given: left alone, yargs would say that of the project it is installed in", async () => {
  const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as () => never);
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  onTestFinished(() => {
    exit.mockRestore();
    log.mockRestore();
  });
  await refusal("--version");
  expect(log).toHaveBeenCalledWith("1.2.3");
});

it("a seed that no number holds is refused", () => {
  expect(() => seedsOf("1,99999999999999999999")).toThrow("which has a seed past 2^53");
  expect(() => seedsOf(`${"9".repeat(400)}..${"9".repeat(400)}`)).toThrow("which is past 2^53");
});

it("an export of many chunks warns of nothing", async () => {
  const script = join(folder, "write.mts");
  const module = new URL("../../harness/cli/write-chunks.ts", import.meta.url).href;
  const out = join(folder, "out.csv");
  writeFileSync(
    script,
    `import { writeChunks } from ${JSON.stringify(module)};
     await writeChunks(Array.from({ length: 60 }, () => "x".repeat(200_000)), ${JSON.stringify(out)});`,
  );
  const { stderr } = await promisify(execFile)(process.execPath, ["--import", "tsx", script], {
    cwd: new URL("../../", import.meta.url),
  });
  expect(stderr).toBe("");
});

it("what is fetched is told once, before a notice that follows", () => {
  let said = "";
  const write = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
  onTestFinished(() => write.mockRestore());
  const report = openTransferReport();
  report.update({ id: "a", bytes: 0, totalBytes: 2_000_000 });
  report.update({ id: "a", bytes: 2_000_000, totalBytes: 2_000_000 });
  report.note("look");
  report.close();
  report.close();
  expect(said).toBe("fetched a (2.00 MB)\nlook\n");
});
