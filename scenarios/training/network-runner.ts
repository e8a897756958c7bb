import { readImages } from "../../datasets/index.ts";
import {
  CIFAR10_SKELETON,
  NETWORK_EDITION,
  countFlops,
  countParameters,
  nasBench201Network,
  nasBench201Supernet,
  type Skeleton,
} from "../../harness/network/index.ts";
import { openBackend, type OpenBackend } from "../../harness/nn/index.ts";
import {
  NetworkTrainingError,
  networkTrainee,
  recipeOf,
  scoreOnSupernet,
  supernetTrainee,
  trainNetwork,
  type Recipe,
} from "../../harness/train/index.ts";
import {
  TaskFailure,
  type Task,
  type TaskContext,
  type TaskEnd,
  type TaskRunner,
} from "../../harness/trainer/index.ts";
import { packageVersion } from "../version.ts";
import { deviceOf } from "./device-of.ts";

/** The project's own trainer: tensors on the best backend there is, or on the one asked for. */
export async function networkRunner(backend: string | undefined): Promise<TaskRunner> {
  const open = await openBackend(backend);
  return {
    description: {
      trainer: `cenas-bench ${packageVersion()}, networks ${NETWORK_EDITION}`,
      backend: open.name,
      device: (await deviceOf(open)).device,
      kinds: ["train", "supernet", "score"],
    },
    run: (task, context) => run(open, task, context),
  };
}

async function run(backend: OpenBackend, task: Task, context: TaskContext): Promise<TaskEnd> {
  const [train, test] = await Promise.all([readImages(task.train.path), readImages(task.test.path)]);
  const skeleton: Skeleton = {
    ...CIFAR10_SKELETON,
    ...numbersIn(task, ["cells", "channels"]),
    classes: train.classes.length,
    imagePx: train.widthPx,
  };
  const supernet = nasBench201Supernet(skeleton);
  const onWork = (): void => context.onWork();
  const architecture = task.architecture ?? "";
  if (task.kind === "score") {
    const scored = { backend, supernet, checkpoint: task.supernet ?? "", architecture, train, test, onWork };
    context.onStarted({ epoch: 0 });
    const { accuracyPct, confusion } = await scoreOnSupernet(scored);
    return { how: "finished", testAccuracyPct: accuracyPct, confusion: confusion.map((row) => [...row]) };
  }
  const network = task.kind === "train" ? nasBench201Network(architecture, skeleton) : null;
  const { cells, channels } = skeleton;
  const trainee =
    network === null
      ? supernetTrainee(supernet, task.seed)
      : networkTrainee(`${architecture}, N=${cells}, C=${channels}`, network);
  const size = network === null ? {} : { params: countParameters(network), flops: countFlops(network) };
  const { how, state, judgement } = await trainNetwork({
    backend,
    trainee,
    recipe: recipeOf({ ...numbersIn(task, RECIPE_NUMBERS), epochs: task.epochs }),
    seed: task.seed,
    train,
    test,
    prefetch: true,
    checkpoint: context.checkpoint,
    resume: context.resume,
    wanted: () => context.wanted(),
    onWork,
    onStart: (epoch) => context.onStarted({ epoch, ...size }),
    onEpoch: ({ epoch, trainLoss, trainAccuracyPct, testLoss, testAccuracyPct }, effort) =>
      context.onEpoch({ epoch, trainLoss, trainAccuracyPct, testLoss, testAccuracyPct, ...effort }),
    onNotice: (notice) => context.onNote(notice),
  }).catch((error: unknown) => {
    if (!(error instanceof NetworkTrainingError)) throw error;
    throw new TaskFailure(error.reason, error.message);
  });
  if (how === "paused") return { how, epoch: state.epoch };
  if (how === "stopped") return { how };
  const confusion = judgement?.confusion.map((row) => [...row]);
  return {
    how: "finished",
    testAccuracyPct: judgement?.accuracyPct ?? 0,
    ...(confusion === undefined ? {} : { confusion }),
  };
}

/** Settings that a task may carry over to the recipe. */
const RECIPE_NUMBERS = [
  "batch",
  "microBatch",
  "normBatch",
  "learningRate",
  "momentum",
  "weightDecay",
  "clipNorm",
  "labelSmoothing",
  "averageDecay",
] as const satisfies readonly (keyof Recipe)[];

function numbersIn<Name extends string>(
  { settings }: Task,
  names: readonly Name[],
): Partial<Record<Name, number>> {
  const found = names.filter((name) => typeof settings[name] === "number");
  return Object.fromEntries(found.map((name) => [name, settings[name]])) as Partial<Record<Name, number>>;
}
