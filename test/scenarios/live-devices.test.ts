import { describe, expect, it } from "vitest";
import { checkKinds } from "../../scenarios/live/check-kinds.ts";
import { gpusAtWork } from "../../scenarios/live/gpus-at-work.ts";
import { LIVE_DEFAULTS } from "../../scenarios/live/live-flags.ts";
import { scaledTo } from "../../scenarios/live/live-scale.ts";
import { trainerCommands } from "../../scenarios/live/trainer-commands.ts";

const machine = [{ index: 2 }, { index: 5 }];
const said = (...backends: string[]): { backend: string }[] => backends.map((backend) => ({ backend }));

it("each trainer sees one GPU, numbered as nvidia-smi numbers them", () => {
  const commands = trainerCommands({ ...LIVE_DEFAULTS, devices: 3 }, machine);
  expect(commands.map(({ env }) => env)).toEqual([
    { CUDA_DEVICE_ORDER: "PCI_BUS_ID", CUDA_VISIBLE_DEVICES: "2" },
    { CUDA_DEVICE_ORDER: "PCI_BUS_ID", CUDA_VISIBLE_DEVICES: "5" },
    undefined,
  ]);
});

describe("what is metered follows what the trainers say of themselves", () => {
  it("no GPU of the machine where the processor works, however many there are", () => {
    for (const backend of ["wasm", "cpu", "node"]) {
      expect(gpusAtWork(said(backend, backend, backend), machine)).toEqual([]);
    }
  });

  it("the GPU of each trainer that works on one", () => {
    expect(gpusAtWork(said("cuda", "node-gpu"), machine)).toEqual([2, 5]);
    expect(gpusAtWork(said("wasm", "webgpu"), machine)).toEqual([5]);
  });

  it("a GPU that no driver tells of all the same: it is modelled", () => {
    expect(gpusAtWork(said("webgpu"), [])).toEqual([0]);
  });

  it("trainers do not share a GPU", () => {
    expect(() => gpusAtWork(said("cuda", "cuda", "cuda"), machine)).toThrow(
      "--devices: got 3, expected at most 2, the GPUs of this machine; or have the processor do the work",
    );
  });
});

it("sizes suit the trainers, not the machine; what is typed stands", () => {
  const images = { train: { count: 50_000 }, test: { count: 10_000 } };
  const sized = (backend: string) => scaledTo({ ...LIVE_DEFAULTS, epochs: 3 }, said(backend), images);
  expect(sized("wasm")).toMatchObject({
    trainImages: 2500,
    testImages: 2000,
    epochs: 3,
    cells: 1,
    batch: 64,
  });
  expect(sized("cuda")).toMatchObject({ trainImages: 50_000, testImages: 10_000, cells: 5, batch: 256 });
});

it("a trainer that does not do what the method needs is refused, with what would do", () => {
  const mine = { trainer: "mine 1.0", kinds: ["train" as const] };
  expect(() => checkKinds([mine], ["train"])).not.toThrow();
  expect(() => checkKinds([mine], ["train", "supernet", "score"])).toThrow(
    "--trainer: mine 1.0 does train, and this needs supernet and score too; take one that does, or a method that needs no supernet, --method random",
  );
});
