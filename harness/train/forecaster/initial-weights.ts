import { DAY_HOURS } from "../../forecast/index.ts";
import {
  FUTURE_DAYS,
  HEAD_OUTPUTS,
  parameterCount,
  type Parameter,
} from "../../forecast/transformer/index.ts";
import { stream } from "../../random/index.ts";

/** Log width of the interval on either side before anything is learned: some 14 %. */
const INITIAL_LOG_WIDTH = -2;

/** Where training starts: the skip alone, since the head is zero. */
export function initialWeights(parameters: readonly Parameter[], seed: number): Float32Array {
  const flat = new Float32Array(parameterCount(parameters));
  for (const { name, shape, offset, size } of parameters) {
    const view = flat.subarray(offset, offset + size);
    if (name.endsWith("Gain")) view.fill(1);
    else if (name === "headBias") {
      for (let day = 0; day < FUTURE_DAYS; day++) {
        view.fill(INITIAL_LOG_WIDTH, day * HEAD_OUTPUTS + DAY_HOURS, (day + 1) * HEAD_OUTPUTS);
      }
    } else if (shape.length === 2 && name !== "head") {
      const random = stream(seed, `initial/${name}`);
      const deviation = name === "position" ? POSITION_DEVIATION : 1 / Math.sqrt(shape[0]);
      for (let i = 0; i < size; i++) view[i] = deviation * random.normal();
    }
  }
  return flat;
}

const POSITION_DEVIATION = 0.1;
