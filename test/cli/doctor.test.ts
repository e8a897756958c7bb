import { describe, expect, it } from "vitest";
import { doctorText } from "../../harness/cli/doctor-text.ts";
import { crashedBackend, type BackendReport } from "../../harness/nn/index.ts";
import { command } from "../fixtures/command-line.ts";

describe("doctor", () => {
  it("tries a backend: state, versions, device, memory and a figure", async () => {
    const { code, stdout } = await command(["doctor", "--backend", "cpu", "--json"]);
    const { backends } = JSON.parse(stdout) as { backends: BackendReport[] };
    expect(code).toBe(0);
    expect(backends).toHaveLength(1);
    const [{ state, versions, device, memoryGiB, matmul }] = backends;
    expect(state).toBe("ready");
    expect(versions[0]).toMatch(/^@tensorflow\/tfjs \d/);
    expect(device).toContain("cores");
    expect(memoryGiB).toBeGreaterThan(0);
    expect(matmul?.gflops).toBeGreaterThan(0);
  });

  it("says what to install, and nearest names", async () => {
    const { stdout } = await command(["doctor", "--backend", "node-gpu"]);
    // Where it is installed it is tried.
    expect(stdout).toMatch(/npm install @tensorflow\/tfjs-node-gpu|node-gpu {2}(ready|broken)/);
    const { code, stderr } = await command(["doctor", "--backend", "wasn"]);
    expect(code).toBe(2);
    expect(stderr).toContain('unknown backend "wasn"; known backends, nearest first: wasm');
  });

  it("tells of a backend that took its process down, and which one is taken", () => {
    const crashed = crashedBackend("webgpu", "trying it ended with SIGSEGV");
    const text = doctorText(
      [crashed, { ...crashed, name: "wasm", state: "ready", reason: null }],
      "as made up",
    );
    expect(text).toContain("webgpu    broken: trying it ended with SIGSEGV");
    expect(text).toContain("taken where no --backend is named: wasm\npower: as made up");
  });
});
