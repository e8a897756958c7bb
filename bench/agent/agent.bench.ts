import * as tf from "@tensorflow/tfjs";
import { discreteActions } from "../../baselines/parts/agent/discrete-actions.ts";
import { releasedShape } from "../../baselines/parts/agent/online-policy.ts";
import { FEATURES } from "../../baselines/parts/agent/state.ts";
import { methodOf } from "../../baselines/index.ts";
import { CarbonTrace, PRESETS } from "../../harness/carbon/index.ts";
import { TraceForecasts, persistence } from "../../harness/forecast/index.ts";
import type { MethodDefinition } from "../../harness/method/index.ts";
import { Benchmark, tableEvaluations } from "../../harness/nas/index.ts";
import { Network, RmsProp, initialParameters } from "../../harness/perceptron/index.ts";
import { layersOf } from "../../harness/perceptron/network.ts";
import { stream } from "../../harness/random/index.ts";
import { World } from "../../harness/world/index.ts";
import { LEARNING } from "../../scenarios/training/agent/learner.ts";
import { sampleTable, sampleTrace } from "../../datasets/sample/index.ts";

const released = releasedShape(discreteActions.outputs);
const trained = {
  sizes: [FEATURES.length, ...LEARNING.hidden, discreteActions.outputs],
  activation: LEARNING.activation,
  hiddenBias: LEARNING.hiddenBias,
};
const networkOf = (shape: typeof released): Network =>
  new Network(shape, initialParameters(shape, stream(1, "bench")));

/** Forward, backward and an RMSprop step on as many rows, with plain arrays. */
function step(network: Network, rows: number): () => unknown {
  const optimiser = new RmsProp(new Float64Array(network.parameters.length));
  const inputs = new Float64Array(rows * network.shape.sizes[0]).fill(0.3);
  const slopes = new Float64Array(rows * discreteActions.outputs).fill(0.1);
  return () =>
    optimiser.step(network.parameters, network.backward(network.forward(inputs, rows), slopes), 1e-4);
}

/** The same step by tfjs. */
function tensorStep(network: Network, rows: number): () => unknown {
  const { layers } = layersOf(network.shape);
  const weights = layers.map(({ inputs, outputs, weightsAt }) =>
    tf.variable(
      tf.tensor2d(Float32Array.from(network.parameters.subarray(weightsAt, weightsAt + inputs * outputs)), [
        outputs,
        inputs,
      ]),
    ),
  );
  const inputs = tf.ones<tf.Rank.R2>([rows, network.shape.sizes[0]]);
  const optimiser = tf.train.rmsprop(1e-4, 0.9);
  return () =>
    optimiser.minimize(() =>
      weights
        .reduce<tf.Tensor2D>((x, own, i) => {
          const sum = tf.matMul(x, own as tf.Tensor as tf.Tensor2D, false, true);
          return (i === weights.length - 1 ? sum : tf.sigmoid(sum)) as tf.Tensor2D;
        }, inputs)
        .sum()
        .asScalar(),
    );
}

const evaluations = tableEvaluations(new Benchmark(sampleTable()));
const trace = new CarbonTrace(sampleTrace("US-CAL-CISO").lifecycle);
const forecasts = new TraceForecasts(trace, persistence);
let seed = 0;

function wholeRun(name: string): unknown {
  return new World({
    evaluations,
    trace,
    forecasts,
    startMs: Date.UTC(2021, 6, 2, 7),
    hours: 80,
    gpus: 8,
    method: methodOf(name) as MethodDefinition,
    seed: seed++,
    initialArchitectures: 10,
    accountings: [PRESETS.paper],
    steering: PRESETS.paper,
    budget: null,
    costs: { switchMs: 0, resumeMs: 0 },
  }).run();
}

await tf.setBackend("cpu");
const input = new Float64Array(FEATURES.length).fill(0.2);
const acting = networkOf(trained);

export default [
  { name: "agent, action of the trained network, batch 1", run: () => acting.outputs(input) },
  { name: "agent, step of the released network, batch 1", run: step(networkOf(released), 1) },
  { name: "agent, step of the released network, batch 1, tfjs cpu", run: tensorStep(networkOf(released), 1) },
  { name: "agent, step of the released network, batch 64", run: step(networkOf(released), 64) },
  {
    name: "agent, step of the released network, batch 64, tfjs cpu",
    run: tensorStep(networkOf(released), 64),
  },
  { name: "agent, 80 h of ce-nas", run: () => wholeRun("ce-nas") },
  { name: "agent, 80 h of ce-nas-online", run: () => wholeRun("ce-nas-online") },
];
