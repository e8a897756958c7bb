import type { Tensors } from "../tensors.ts";
import { BATCH_NORM_TRAIN } from "../batch-norm.ts";
import { addKernel } from "./kernel.ts";

/**
 * Batch normalisation by the statistics of the batch at hand: three passages over memory where the composed operations make
 * a dozen. Sums are kept in double precision.
 */
export function addBatchNormTrain(tf: Tensors): void {
  addKernel(tf, BATCH_NORM_TRAIN, ({ inputs, attrs, backend }) => {
    const { shape } = inputs["x"];
    const channels = shape[shape.length - 1];
    const groups = attrs["groups"] as number;
    const epsilon = attrs["epsilon"] as number;
    const outputs = [
      backend.makeOutput(shape, "float32"),
      backend.makeOutput([groups, channels], "float32"),
      backend.makeOutput([groups, channels], "float32"),
    ];
    const [y, means, variances] = outputs.map((output) => backend.typedArrayFromHeap(output));
    const [x, scale, shift] = [inputs["x"], inputs["scale"], inputs["shift"]].map((input) =>
      backend.typedArrayFromHeap(input),
    );
    const size = x.length / groups;
    const sums = new Float64Array(channels);
    const factors = new Float64Array(channels);
    for (let group = 0; group < groups; group++) {
      const [begin, end, at] = [group * size, (group + 1) * size, group * channels];
      const perMean = channels / size;
      sums.fill(0);
      for (let i = begin; i < end; i += channels) for (let c = 0; c < channels; c++) sums[c] += x[i + c];
      for (let c = 0; c < channels; c++) means[at + c] = sums[c] *= perMean;
      factors.fill(0);
      for (let i = begin; i < end; i += channels) {
        for (let c = 0; c < channels; c++) {
          const off = x[i + c] - sums[c];
          factors[c] += off * off;
        }
      }
      for (let c = 0; c < channels; c++) {
        variances[at + c] = factors[c] * perMean;
        factors[c] = scale[c] / Math.sqrt(factors[c] * perMean + epsilon);
        sums[c] = shift[c] - sums[c] * factors[c];
      }
      for (let i = begin; i < end; i += channels) {
        for (let c = 0; c < channels; c++) y[i + c] = x[i + c] * factors[c] + sums[c];
      }
    }
    return outputs;
  });
}
