import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parseRecord } from "../../harness/live/index.ts";
import { scratch } from "../fixtures/scratch.ts";
import { STUB } from "../fixtures/stub-work.ts";

const folder = scratch();
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

it.each(["SIGINT", "SIGTERM"] as const)(
  "on %s what runs is paused and put on record, and the process ends with 130",
  async (signal) => {
    const cache = join(folder, signal);
    const sizes = "--train-images 50 --test-images 50 --batch 10 --epochs 50 --networks 3 --devices 2";
    const flags = [
      "--data",
      "sample",
      "--images",
      "synthetic",
      "--cache",
      cache,
      "--out",
      join(cache, "out"),
    ];
    const trainer = ["--trainer", `${process.execPath} --import tsx ${STUB}`];
    const command = ["scenarios/main.ts", "scenario", "table-check"];
    const child = spawn(
      process.execPath,
      ["--import", "tsx", ...command, ...sizes.split(" "), ...flags, ...trainer],
      { cwd: ROOT, env: { ...process.env, STUB_SLOW_MS: "100" } },
    );
    let said = "";
    child.stderr.on("data", (chunk) => {
      const before = said;
      said += String(chunk);
      if (!before.includes("epoch 3") && said.includes("epoch 3")) child.kill(signal);
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(said).toContain(`${signal}: pauses what runs; the same command goes on from there`);
    expect(code).toBe(130);
    const [of] = readdirSync(join(cache, "live"));
    const path = join(cache, "live", of, "record.jsonl");
    const { entries } = parseRecord(path, readFileSync(path, "utf8"));
    // Two devices worked; the third network waited.
    expect(entries.filter(({ what }) => what === "paused")).toHaveLength(2);
    expect(existsSync(`${path}.lock`)).toBe(false);
  },
  20_000,
);
