import { afterEach, expect, it, vi } from "vitest";
import yargs from "yargs";
import type { MadeFigures } from "../../harness/cli/figure-api.ts";
import { figuresCommand } from "../../harness/cli/figures.ts";

const WHOLE: MadeFigures = { folder: "/f", made: 2, missing: [], failures: [], damaged: [] };

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** @returns what the command says of it, and the exit status. */
async function told(result: MadeFigures): Promise<{ stderr: string; status: unknown }> {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const api = { list: () => Promise.resolve([]), make: () => Promise.resolve(result) };
  await yargs(["figures", "--quiet"])
    .command(figuresCommand(() => Promise.resolve(api)))
    .parseAsync();
  return { stderr: stderr.mock.calls.map(([text]) => String(text)).join(""), status: process.exitCode };
}

it("ends well where all was made", async () => {
  expect(await told(WHOLE)).toEqual({ stderr: "", status: undefined });
});

it.each([
  [{ damaged: ["fronts: run folder r: no JSON"] }, "could not be drawn:\nfronts: run folder r: no JSON\n"],
  [{ missing: ["fronts"] }, "their scenarios' reports lack: fronts\n"],
  [
    { failures: ["hwnasbench: random, seed 1: no power"] },
    "1 run(s) failed, what is drawn rests on the others:\nhwnasbench: random, seed 1: no power\n",
  ],
])("says what is not whole and ends in failure: %o", async (lacking, text) => {
  expect(await told({ ...WHOLE, ...lacking })).toEqual({ stderr: text, status: 1 });
});
