import { describe, expect, it } from "vitest";
import {
  BACKEND_NAMES,
  BackendMissing,
  PackageMissing,
  openBackend,
  type Backend,
  type BackendName,
} from "../../harness/nn/index.ts";

function backend(name: BackendName, missing?: string): Backend {
  return {
    name,
    packages: null,
    open: async (tensors) => {
      if (missing !== undefined) throw new BackendMissing(missing);
      await tensors.setBackend("cpu");
      return () => {};
    },
  };
}

describe("openBackend", () => {
  it("takes the first that can be had, and says why the better ones were not taken", async () => {
    const order = [
      backend("node-gpu", "no GPU"),
      backend("node", "not installed"),
      backend("wasm"),
      backend("cpu"),
    ];
    const { name, choice } = await openBackend(undefined, order);
    expect(name).toBe("wasm");
    expect(choice).toBe("backend wasm (not node-gpu: no GPU; not node: not installed)");
  });

  it("takes the one asked for, though there are better", async () => {
    const { name } = await openBackend("cpu", [backend("wasm"), backend("cpu")]);
    expect(name).toBe("cpu");
  });

  it("refuses one that is missing, with the reason, the remedy and the next best", async () => {
    const order = [
      {
        ...backend("node"),
        packages: "some-package",
        open: async () => Promise.reject(new PackageMissing("not there")),
      },
      backend("wasm"),
      backend("cpu"),
    ];
    await expect(openBackend("node", order)).rejects.toThrow(
      "--backend node: not there; npm install some-package, or take the next best, --backend wasm",
    );
  });

  it("refuses a name that nobody knows, nearest first", async () => {
    await expect(openBackend("wsam")).rejects.toThrow(/backend "wsam".*wasm/);
  });

  it("does not hide a failure that is no absence", async () => {
    const broken = { ...backend("node"), open: async () => Promise.reject(new Error("out of memory")) };
    await expect(openBackend(undefined, [broken, backend("cpu")])).rejects.toThrow("out of memory");
  });

  it("opens the best there is on this machine, and says what it lacks", async () => {
    const { name, choice, close } = await openBackend();
    close();
    const better = BACKEND_NAMES.slice(0, BACKEND_NAMES.indexOf(name));
    expect(better.filter((missing) => !choice.includes(`not ${missing}: `))).toEqual([]);
    expect(BACKEND_NAMES.indexOf(name)).toBeLessThanOrEqual(BACKEND_NAMES.indexOf("wasm"));
  });
});
