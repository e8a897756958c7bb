import { afterEach, expect, it, vi } from "vitest";
import { tableCheck } from "../../scenarios/table-check.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB_WORK, quietContext } from "../fixtures/stub-work.ts";

const request = {
  ...tableCheck.defaults,
  ...STUB_WORK,
  epochs: 2,
  networks: 7,
} as const;
const cache = scratch();
const context = quietContext(cache);
interface Document {
  readonly networks: readonly { cell: string; accuracyPct: number | null; failed: string | null }[];
}

afterEach(() => void vi.unstubAllEnvs());

it("a broken trainer is an error, and the same command with one that was mended trains all networks", async () => {
  vi.stubEnv("STUB_FAULT", "CUDA driver mismatch");
  await expect(tableCheck.run(request, context)).rejects.toThrow(
    "could not be done: fault: CUDA driver mismatch",
  );
  vi.unstubAllEnvs();
  const { findings } = await tableCheck.run(request, context);
  const { networks } = findings.document as unknown as Document;
  expect(networks.map(({ accuracyPct }) => accuracyPct)).toEqual(Array.from({ length: 7 }, () => 20));
  expect(findings.text).toContain("(no interval: all came to the same accuracy)");
});

it("a network whose loss was no number is marked, and left out of the ranks", async () => {
  const { findings } = await tableCheck.run({ ...request, seed: 2 }, context);
  const { networks } = findings.document as unknown as Document;
  const [, { cell }] = networks;
  vi.stubEnv("STUB_NAN", cell);
  const { findings: found } = await tableCheck.run({ ...request, seed: 2, epochs: 1 }, context);
  const rows = (found.document as unknown as Document).networks;
  const failed = rows.filter((row) => row.failed !== null);
  expect(failed).toMatchObject([
    { cell, accuracyPct: null, failed: "nan: the loss of epoch 1 is not a number" },
  ]);
  expect(found.sentences.join()).toContain("Over 6 networks our accuracies rank");
  expect(found.sentences.join()).toContain("1 training(s) failed, and are left out of the ranks: nan");
  expect(found.text).toContain("failed, and left out of the ranks: nan");
});

it("fewer than six networks have no interval for another reason", async () => {
  const { findings } = await tableCheck.run({ ...request, seed: 3, networks: 2 }, context);
  expect(findings.text).toContain("(no interval: fewer than six)");
});
