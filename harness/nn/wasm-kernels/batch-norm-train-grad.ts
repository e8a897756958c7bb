import type { Tensors } from "../tensors.ts";
import { BATCH_NORM_TRAIN_GRAD } from "../batch-norm.ts";
import { addKernel } from "./kernel.ts";

/** The gradients of `batch-norm-train.ts` by image, scale and shift; formulas as in the composed operations. */
export function addBatchNormTrainGrad(tf: Tensors): void {
  addKernel(tf, BATCH_NORM_TRAIN_GRAD, ({ inputs, attrs, backend }) => {
    const { shape } = inputs["x"];
    const channels = shape[shape.length - 1];
    const groups = attrs["groups"] as number;
    const epsilon = attrs["epsilon"] as number;
    const outputs = [
      backend.makeOutput(shape, "float32"),
      backend.makeOutput([channels], "float32"),
      backend.makeOutput([channels], "float32"),
    ];
    const [dx, dScale, dShift] = outputs.map((output) => backend.typedArrayFromHeap(output));
    const [x, dy, scale, means, variances] = ["x", "dy", "scale", "mean", "variance"].map((name) =>
      backend.typedArrayFromHeap(inputs[name]),
    );
    const size = x.length / groups;
    const rows = size / channels;
    const pulls = new Float64Array(channels);
    const turns = new Float64Array(channels);
    const [slope, constant, factor] = [0, 1, 2].map(() => new Float64Array(channels));
    const [scaleSum, shiftSum] = [0, 1].map(() => new Float64Array(channels));
    for (let group = 0; group < groups; group++) {
      const [begin, end, at] = [group * size, (group + 1) * size, group * channels];
      pulls.fill(0);
      turns.fill(0);
      for (let i = begin; i < end; i += channels) {
        for (let c = 0; c < channels; c++) {
          pulls[c] += dy[i + c];
          turns[c] += dy[i + c] * (x[i + c] - means[at + c]);
        }
      }
      for (let c = 0; c < channels; c++) {
        const inverse = 1 / Math.sqrt(variances[at + c] + epsilon);
        scaleSum[c] += turns[c] * inverse;
        shiftSum[c] += pulls[c];
        factor[c] = scale[c] * inverse;
        slope[c] = (-factor[c] * inverse * inverse * turns[c]) / rows;
        constant[c] = (-factor[c] * pulls[c]) / rows - slope[c] * means[at + c];
      }
      for (let i = begin; i < end; i += channels) {
        for (let c = 0; c < channels; c++) {
          dx[i + c] = factor[c] * dy[i + c] + slope[c] * x[i + c] + constant[c];
        }
      }
    }
    dScale.set(scaleSum);
    dShift.set(shiftSum);
    return outputs;
  });
}
