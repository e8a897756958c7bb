import { worksOnGpu, type Hello } from "../../harness/trainer/index.ts";
import type { LiveRequest } from "./live-flags.ts";

/** What suits trainers on GPUs, and those on a processor. */
const ON_GPU = { trainImages: Infinity, testImages: Infinity, epochs: 12, cells: 5, batch: 256 };
const ON_PROCESSOR = { trainImages: 2500, testImages: 2000, epochs: 6, cells: 1, batch: 64 };

/** A request in which every 0 is what suits the trainers at hand. */
export function scaledTo<Request extends LiveRequest>(
  request: Request,
  trainers: readonly Pick<Hello, "backend">[],
  images: { readonly train: { readonly count: number }; readonly test: { readonly count: number } },
): Request {
  const scale = trainers.every(worksOnGpu) ? ON_GPU : ON_PROCESSOR;
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
