import { readImages } from "../../datasets/index.ts";
import type { ImageSet } from "../../harness/images/index.ts";
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
  scoreOnPart,
  scoreOnSupernet,
  supernetTrainee,
  trainFewShot,
  trainNetwork,
  type FewShotTraining,
  type Judgement,
  type Recipe,
} from "../../harness/train/index.ts";
import {
  TaskFailure,
  type Task,
  type TaskContext,
  type TaskEnd,
  type TaskRunner,
} from "../../harness/trainer/index.ts";
import { packageVersion } from "../results/version.ts";
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
  const doing: Doing = { task, context, skeleton, backend, train, test, onWork: () => context.onWork() };
  if (task.kind === "score") return score(doing);
  try {
    return task.kind === "train" ? await trainOne(doing) : await trainShared(doing);
  } catch (error) {
    if (!(error instanceof NetworkTrainingError)) throw error;
    throw new TaskFailure(error.reason, error.message);
  }
}

/** A task with everything that it needs. */
interface Doing {
  readonly task: Task;
  readonly context: TaskContext;
  readonly skeleton: Skeleton;
  readonly backend: OpenBackend;
  readonly train: ImageSet;
  readonly test: ImageSet;
  onWork(): void;
}

async function score({ task, context, skeleton, ...at }: Doing): Promise<TaskEnd> {
  const { architecture, supernet: checkpoint } = task;
  context.onStarted({ epoch: 0 });
  const whole = nasBench201Supernet(skeleton);
  const wanted = { ...at, supernet: whole, checkpoint: checkpoint ?? "", architecture: architecture ?? "" };
  const choice = splitOf(task);
  const judgement = await (choice === null ? scoreOnSupernet(wanted) : scoreOnPart({ ...wanted, choice }));
  return finished(judgement.accuracyPct, judgement);
}

async function trainOne(doing: Doing): Promise<TaskEnd> {
  const { task, skeleton } = doing;
  const architecture = task.architecture ?? "";
  const network = nasBench201Network(architecture, skeleton);
  const size = { params: countParameters(network), flops: countFlops(network) };
  const name = `${architecture}, N=${skeleton.cells}, C=${skeleton.channels}`;
  const { how, state, judgement } = await trainNetwork({
    ...trainingOf(doing, size),
    trainee: networkTrainee(name, network),
  });
  return how === "finished" ? finished(judgement?.accuracyPct ?? 0, judgement) : left(how, state.epoch);
}

/** Shared weights: one supernet, or one split by the operations of an edge. */
async function trainShared(doing: Doing): Promise<TaskEnd> {
  const { task, skeleton } = doing;
  const supernet = nasBench201Supernet(skeleton);
  const choice = splitOf(task);
  const training = trainingOf(doing, {});
  if (choice !== null) {
    const { how, epoch, accuracyPct } = await trainFewShot({ ...training, supernet, choice });
    return how === "finished" ? finished(accuracyPct, null) : left(how, epoch);
  }
  const trainee = supernetTrainee(supernet, task.seed);
  const { how, state, judgement } = await trainNetwork({ ...training, trainee });
  return how === "finished" ? finished(judgement?.accuracyPct ?? 0, judgement) : left(how, state.epoch);
}

function trainingOf(
  { task, context, backend, train, test, onWork }: Doing,
  size: { readonly params?: number; readonly flops?: number },
): Omit<FewShotTraining, "supernet" | "choice"> {
  return {
    backend,
    train,
    test,
    onWork,
    recipe: recipeOf({ ...numbersIn(task, RECIPE_NUMBERS), epochs: task.epochs }),
    seed: task.seed,
    prefetch: true,
    checkpoint: context.checkpoint,
    resume: context.resume,
    wanted: () => context.wanted(),
    onStart: ({ epoch }) => context.onStarted({ epoch, ...size }),
    onEpoch: ({ epoch, trainLoss, trainAccuracyPct, testLoss, testAccuracyPct }, { seconds, imagesPerS }) =>
      context.onEpoch({
        epoch,
        trainLoss,
        trainAccuracyPct,
        testLoss,
        testAccuracyPct,
        seconds,
        imagesPerS,
      }),
    onNotice: (notice) => context.onNote(notice),
  };
}

function finished(testAccuracyPct: number, judgement: Pick<Judgement, "confusion"> | null): TaskEnd {
  const confusion = judgement?.confusion.map((row) => [...row]);
  return { how: "finished", testAccuracyPct, ...(confusion === undefined ? {} : { confusion }) };
}

function left(how: "paused" | "stopped", epoch: number): TaskEnd {
  return how === "paused" ? { how, epoch } : { how };
}

/** The choice by which the supernet is split; null: it is not. */
function splitOf({ settings }: Task): number | null {
  const { splitEdge = 0 } = settings;
  return typeof splitEdge === "number" && splitEdge > 0 ? splitEdge - 1 : null;
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
