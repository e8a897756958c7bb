import { nvidiaGpus } from "../../harness/power/index.ts";
import type { LiveRequest } from "./live-flags.ts";

/** What suits a machine with a GPU, and one without. */
const WITH_GPU = { trainImages: Infinity, testImages: Infinity, epochs: 12, cells: 5, batch: 256 };
const WITHOUT = { trainImages: 2500, testImages: 2000, epochs: 6, cells: 1, batch: 64 };

/** A request in which every 0 is what suits this machine. */
export async function scaledToDevice<Request extends LiveRequest>(
  request: Request,
  images: { readonly train: { readonly count: number }; readonly test: { readonly count: number } },
): Promise<Request> {
  const found = await nvidiaGpus();
  const scale = "reason" in found || found.length === 0 ? WITHOUT : WITH_GPU;
  const taken = (wanted: number, there: number): number => Math.min(wanted, there);
  return {
    ...request,
    trainImages: taken(request.trainImages || scale.trainImages, images.train.count),
    testImages: taken(request.testImages || scale.testImages, images.test.count),
    epochs: request.epochs || scale.epochs,
    cells: request.cells || scale.cells,
    batch: request.batch || scale.batch,
  };
}
