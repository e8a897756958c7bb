import { describe, expect, it, vi, onTestFinished } from "vitest";
import yargs from "yargs";
import { datasetApi } from "../../datasets/index.ts";
import { datasetsCommand } from "../../harness/cli/datasets.ts";
import type { DatasetApi, DatasetShelf } from "../../harness/cli/datasets-api.ts";

/** What the command takes must be what the datasets give: checked by the compiler. */
const api: DatasetApi = datasetApi;

/** Runs `datasets …` on a shelf of our own; returns what stdout got. */
async function run(args: string, shelf: Partial<DatasetShelf>): Promise<string> {
  let printed = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  onTestFinished(() => write.mockRestore());
  const open = () => ({ ...api.open(NOWHERE), ...shelf });
  await yargs(["datasets", ...args.split(" ")])
    .command(datasetsCommand(async () => ({ open: open as DatasetApi["open"] })))
    .fail((message, error) => {
      throw error ?? new Error(message);
    })
    .parseAsync();
  return printed;
}

const NOWHERE = { mirror: undefined, cache: "/nowhere", onProgress: () => {}, onNotice: () => {} };

describe("datasets", () => {
  it("exports to stdout, and only that", async () => {
    const seen: string[] = [];
    const shelf: Partial<DatasetShelf> = {
      export: async (name, format) => {
        seen.push(name, format);
        return ["a,b\n", "1,2\n"];
      },
    };
    expect(await run("export carbon/DE", shelf)).toBe("a,b\n1,2\n");
    expect(seen).toEqual(["carbon/DE", "csv"]);
  });

  it("prints each check, counts them, and exits with 1 where one fails", async () => {
    const before = process.exitCode;
    onTestFinished(() => void (process.exitCode = before));
    const check = async () => [
      { name: "rows", expected: "3", got: "3", ok: true },
      { name: "best", expected: "9.5", got: "9.4", ok: false },
    ];
    const printed = await run("check", { check });
    expect(printed).toContain("ok      rows  expected 3, got 3");
    expect(printed).toContain("FAILED  best  expected 9.5, got 9.4");
    expect(printed).toContain("1 of 2 checks hold");
    expect(process.exitCode).toBe(1);
  });

  it("hands names on to pull, and prints JSON when asked", async () => {
    const pull = async (names: readonly string[]) => names.map((name) => ({ name, files: 1, fetched: 0 }));
    expect(JSON.parse(await run("pull carbon/DE carbon/FR --json", { pull }))).toHaveLength(2);
    expect(await run("pull carbon/DE", { pull })).toBe("carbon/DE: 1 file(s), 0 fetched, 1 kept\n");
  });

  it("refuses a command, a format and an import that nobody knows", async () => {
    await expect(run("exprot x", {})).rejects.toThrow(
      'unknown command of datasets "exprot"; known commands, nearest first: export',
    );
    await expect(run("export x --format xml", {})).rejects.toThrow("csv");
    await expect(run("import nasbench x.pickle", {})).rejects.toThrow('unknown import "nasbench"');
  });
});
