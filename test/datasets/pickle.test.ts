import { describe, expect, it } from "vitest";
import { NumpyArray, TorchTensor, readPickle, readTorchFile } from "../../datasets/formats/pickle/index.ts";
import { fixture } from "./fixture.ts";

describe("readPickle", () => {
  it.each(["numpy-protocol-2.pickle", "numpy-protocol-4.pickle"])(
    "reads numpy arrays and scalars of %s",
    (name) => {
      const read = readPickle(fixture(name), name) as Map<string, unknown>;
      expect((read.get("floats") as NumpyArray).values).toEqual(Float64Array.of(1.5, -2.5));
      expect((read.get("big-endian") as NumpyArray).values).toEqual(Float64Array.of(3, 4));
      expect(read.get("scalar")).toBe(0.5);
    },
  );

  it("refuses a pickle that names a program to run, and names it", () => {
    const name = "os-system.pickle";
    expect(() => readPickle(fixture(name), name)).toThrow(
      /pickle refused: os-system\.pickle: got the name (posix|nt|os)\.system, expected only numpy, torch/,
    );
  });

  it.each([
    "builtins eval",
    "builtins getattr",
    "subprocess Popen",
    "torch.serialization load",
    "__builtin__ eval",
  ])("refuses the name %s", (name) => {
    const [module = "", member = ""] = name.split(" ");
    const bytes = Buffer.from(`c${module}\n${member}\n(S'1'\ntR.`, "latin1");
    expect(() => readPickle(bytes, "made up")).toThrow(`the name ${module}.${member}`);
  });

  it("is not led astray by names of JavaScript", () => {
    for (const member of ["constructor", "__proto__", "toString"]) {
      expect(() => readPickle(Buffer.from(`cObject\n${member}\n.`), "made up")).toThrow("pickle refused");
    }
    expect(() => readPickle(Buffer.from("cconstructor\nconstructor\n."), "made up")).toThrow(
      "pickle refused",
    );
  });

  it("says of a truncated pickle that it is not whole", () => {
    const whole = fixture("scaled-hardware.pickle");
    for (const length of [0, 1, 60, 200, whole.length - 1]) {
      expect(() => readPickle(whole.subarray(0, length), "cut.pickle")).toThrow("cut.pickle");
    }
  });
});

describe("readTorchFile", () => {
  it("reads a zip around a list", () => {
    expect(readTorchFile(fixture("latency.pt"), "latency.pt")).toEqual([1.5, 2.5, 3.25]);
  });

  it("reads a view into a zipped storage", () => {
    const tensor = readTorchFile(fixture("tensor.pt"), "tensor.pt") as TorchTensor;
    expect(tensor.vector()).toEqual(Float64Array.of(2, 4));
  });

  it("says of a zip cut short that it is not whole", () => {
    expect(() => readTorchFile(fixture("latency.pt").subarray(0, 120), "latency.pt")).toThrow(
      "not a whole zip archive: latency.pt",
    );
  });

  it("says of other bytes what it expected", () => {
    expect(() => readTorchFile(Buffer.from("hello, this is text"), "x.pt")).toThrow(
      "not a torch file: x.pt: expected a zip or torch's magic number",
    );
  });
});
