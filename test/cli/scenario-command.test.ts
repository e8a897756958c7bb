import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const scratch = (): string => mkdtempSync(join(tmpdir(), "cenas-cli-"));

function scenario(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const options = { cwd: ROOT, encoding: "utf8" as const };
  return spawnSync("node", ["--import", "tsx", "scenarios/main.ts", "scenario", ...args], options);
}

describe("scenario", () => {
  it("prints one JSON document, and writes the same", () => {
    const out = join(scratch(), "run");
    const small = ["--methods", "random,static-4", "--seeds", "2", "--hours", "4", "--data", "sample"];
    const { status, stdout } = scenario("hwnasbench", ...small, "--out", out, "--json", "--quiet");
    expect(status).toBe(0);
    const summary = JSON.parse(stdout) as { digest: string; data: { kind: string }; methods: object };
    expect(summary.data.kind).toBe("sample");
    expect(Object.keys(summary.methods)).toEqual(["random", "static-4"]);
    expect(JSON.parse(readFileSync(join(out, "summary.json"), "utf8"))).toEqual(summary);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("Sample data");
    const again = scenario("hwnasbench", ...small, "--out", out, "--json", "--quiet", "--workers", "2");
    expect((JSON.parse(again.stdout) as { digest: string }).digest).toBe(summary.digest);
  });

  it("explains without running", () => {
    const out = join(scratch(), "run");
    const { status, stdout } = scenario("hwnasbench", "--explain", "--out", out);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ hours: 79, gpus: 8, start: "2021-07-02T07:00:00Z" });
    expect(existsSync(out)).toBe(false);
    const { notes } = JSON.parse(stdout) as { notes: string[] };
    expect(notes.join("\n")).toContain("320 runs: a method runs once a seed");
  });

  it("helps with the question and the defaults of the scenario that is named", () => {
    const { status, stdout } = scenario("zones", "--help");
    expect(status).toBe(0);
    const told = stdout.replaceAll(/\s+/g, " ");
    expect(told).toContain("Does what holds in California hold in other zones");
    expect(told).toMatch(/--seeds [^[]*\[string\] \[default: 1\.\.10\]/);
    expect(told).toMatch(/--years .*?\[default: 2022,2023,2024\]/);
    expect(scenario("--help").stdout).not.toContain("1..10");
  });

  it.each([
    [["hwnasbnch"], "hwnasbench"],
    [["hwnasbench", "--methods", "vanila"], "vanilla"],
    [["hwnasbench", "--sedes", "3"], "seeds"],
    [["hwnasbench", "--accounting", "papr"], "paper"],
    [["hwnasbench", "--trace", "Germ", "--data", "sample"], "DE (Germany)"],
    [[], "npm run scenario -- --list"],
    [["hwnasbench", "--trace", "US-CAL-CIS", "--data", "sample"], "US-CAL-CISO"],
    [["hwnasbench", "--start", "2030-01-01", "--data", "sample"], "one that fits"],
  ])("refuses %j with exit code 2, naming %s", (args, named) => {
    const { status, stdout, stderr } = scenario(...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(named);
  });
});
