import { parametersOf, type Architecture, type Parameter } from "../../forecast/transformer/index.ts";
import type { Tensors } from "../../nn/index.ts";
import { stream } from "../../random/index.ts";
import { adamStep, type AdamState } from "./adam.ts";
import { batchOf, drawExamples, type Batch, type Example } from "./batch.ts";
import { initialWeights } from "./initial-weights.ts";
import type { LearnableSeries } from "./learnable-series.ts";
import { lossAt, slopeAt } from "./learning-step.ts";
import { rateAt, type Schedule } from "./schedule.ts";

/** One validation: mean loss over the steps since the last one, and over the held-back forecasts. */
export interface CurvePoint {
  readonly step: number;
  readonly training: number;
  readonly validation: number;
}

/** Everything that learning goes on from: with it, a run that was cut off ends as one that was not. */
export interface LearningState extends AdamState {
  readonly step: number;
  /** The running mean of the weights. */
  readonly average: Float32Array;
  readonly best: Float32Array;
  readonly bestLoss: number;
  /** Validations since the best. */
  readonly since: number;
  readonly curve: readonly CurvePoint[];
}

export interface LearningTask {
  readonly tensors: Tensors;
  readonly architecture: Architecture;
  readonly schedule: Schedule;
  readonly seed: number;
  readonly series: readonly LearnableSeries[];
  /** Told after each validation; may keep the state. */
  readonly onState: (state: LearningState) => Promise<void>;
  readonly onStep: (step: number) => void;
}

export function initialState(task: LearningTask): LearningState {
  const weights = initialWeights(parametersOf(task.architecture, task.series.length), task.seed);
  return {
    step: 0,
    weights,
    first: new Float32Array(weights.length),
    second: new Float32Array(weights.length),
    average: weights.slice(),
    best: weights.slice(),
    bestLoss: Number.POSITIVE_INFINITY,
    since: 0,
    curve: [],
  };
}

/** Learns from a state on, until the steps are done or nothing better has come for too long. */
export async function learn(task: LearningTask, from: LearningState): Promise<LearningState> {
  const { schedule, series, architecture } = task;
  const parameters = parametersOf(architecture, series.length);
  const decay = decayOf(parameters, schedule.weightDecay);
  const held = validationBatches(task);
  let state = from;
  while (state.step < schedule.steps && state.since < schedule.patience) {
    state = await untilNextValidation(task, state, parameters, decay, held);
    await task.onState(state);
  }
  return state;
}

async function untilNextValidation(
  { tensors, architecture, schedule, seed, series, onStep }: LearningTask,
  state: LearningState,
  parameters: readonly Parameter[],
  decay: Float32Array,
  held: readonly Batch[],
): Promise<LearningState> {
  const { weights, average, curve } = state;
  const end = Math.min(schedule.steps, state.step + schedule.validateEverySteps);
  let training = 0;
  for (let step = state.step + 1; step <= end; step++) {
    // A stream for each step: a run that goes on from a checkpoint draws what it would have drawn.
    const examples = drawExamples(series, schedule.batch, stream(seed, `batch/${step}`));
    const batch = batchOf(examples, series, architecture);
    const { loss, gradient } = await slopeAt(tensors, architecture, parameters, weights, batch);
    adamStep(state, gradient, step, rateAt(schedule, step), decay);
    const keep = Math.min(schedule.averageDecay, step / (step + 9));
    for (let i = 0; i < average.length; i++) average[i] = keep * average[i] + (1 - keep) * weights[i];
    training += loss / (end - state.step);
    onStep(step);
  }
  let validation = 0;
  for (const batch of held) {
    validation += (await lossAt(tensors, architecture, parameters, average, batch)) / held.length;
  }
  const better = validation < state.bestLoss;
  return {
    ...state,
    step: end,
    best: better ? average.slice() : state.best,
    bestLoss: better ? validation : state.bestLoss,
    since: better ? 0 : state.since + 1,
    curve: [...curve, { step: end, training, validation }],
  };
}

/** The same held-back forecasts each time: of each series as many, one batch a series. */
function validationBatches({ schedule, series, architecture }: LearningTask): Batch[] {
  return series.map(({ validation }, index) => {
    const every = Math.max(1, validation.length / schedule.validationExamples);
    const count = Math.min(validation.length, schedule.validationExamples);
    const examples = Array.from({ length: count }, (_, i): Example => {
      return { series: index, hour: validation[Math.floor(i * every)] };
    });
    return batchOf(examples, series, architecture);
  });
}

function decayOf(parameters: readonly Parameter[], weightDecay: number): Float32Array {
  const decay = new Float32Array(parameters.reduce((sum, { size }) => sum + size, 0));
  for (const { name, shape, offset, size } of parameters) {
    if (shape.length === 2 && name !== "headBias") decay.fill(weightDecay, offset, offset + size);
  }
  return decay;
}
