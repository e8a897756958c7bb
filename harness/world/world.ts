import { Ledger } from "../carbon/index.ts";
import { Cluster, type Job, type Work } from "../cluster/index.ts";
import type { Method, Training } from "../method/index.ts";
import { FIDELITIES, FULL_EPOCHS, type Judge } from "../nas/index.ts";
import type { RunEvent, StopReason } from "../record/index.ts";
import { Simulation, type Scheduled } from "../sim/index.ts";
import { MS_PER_HOUR, hoursToMs } from "../units/index.ts";
import { affords, isSpentBeforehand } from "./budget.ts";
import { drawInitial, unknownInitial } from "./initial.ts";
import { foretoldMs, trainingJob, type TrainingJob } from "./training-job.ts";
import { IllegalDecisionError, checkAllocation, checkSample, checkTraining } from "./legal.ts";
import { Knowledge } from "./knowledge.ts";
import { View } from "./view.ts";
import { waitingForInitial, waitingNow } from "./waiting.ts";
import { contextOf, tableOf, type WorldOptions, type WorldResult } from "./world-options.ts";

/** Order among the events of one instant; completions (0) come first. */
const CONTROL_STEP = 1;
const END = 2;
const HALT = 3;

/**
 * The rules of the game: asks the method, checks that its decisions are legal, turns them into jobs on the cluster, tells
 * it what came out, and writes everything down. Paused jobs resume before anything new is trained.
 */
export class World {
  readonly #options: WorldOptions;
  readonly #simulation = new Simulation();
  readonly #ledger: Ledger;
  readonly #cluster: Cluster;
  readonly #knowledge: Knowledge;
  readonly #judge: Judge | null;
  readonly #method: Method;
  readonly #view: View;
  readonly #events: RunEvent[] = [];
  #exhaustion: Scheduled | null = null;
  /** When the method was last asked to split the GPUs. */
  #allocatedMs = -1;
  /** A training that the method asked for and the carbon budget refused: it waits to be judged again. */
  #refused: Training | null = null;
  /** True while the carbon budget refuses the next job. */
  #closed = false;
  #isHalted = false;

  constructor(options: WorldOptions) {
    this.#options = options;
    const { evaluations, trace, startMs, hours, gpus, steering, budget, costs } = options;
    this.#ledger = new Ledger(options);
    this.#cluster = new Cluster({
      simulation: this.#simulation,
      ledger: this.#ledger,
      gpus,
      costs,
      listener: {
        done: (gpu, job, work) => this.#done(gpu, job as TrainingJob, work),
        paused: (gpu, job) => this.#note("paused", gpu, job),
        resumed: (gpu, job) => this.#note("resumed", gpu, job),
      },
    });
    this.#knowledge = new Knowledge(evaluations.space.size, evaluations.referenceLosses);
    const { method } = options;
    this.#judge = method.sampler === null ? null : evaluations.judge(method.sampler);
    const context = contextOf(options);
    this.#method = method.bound
      ? method.build(context, {
          benchmark: tableOf(options),
          trace,
          startMs,
          hours,
          gpus,
          accounting: steering,
        })
      : method.build(context);
    this.#view = new View({
      simulation: this.#simulation,
      cluster: this.#cluster,
      knowledge: this.#knowledge,
      ...options,
      spentG: () => this.#ledger.statement(this.#simulation.nowMs, steering).total.carbonG,
      budgetG: budget?.grams ?? null,
    });
  }

  /** Runs the search to its end, or as far as answers are known. Once only. */
  run(): WorldResult {
    const initial = unknownInitial(this.#options);
    if (initial.length > 0) return { events: [], statements: {}, waiting: waitingForInitial(initial) };
    this.#learnInitial();
    if (this.#judge !== null) this.#ledger.chargePrior("supernetTraining", this.#judge.setupMs);
    if (this.#options.untilMs !== undefined) this.#haltAt(this.#options.untilMs);
    this.#simulation.at(hoursToMs(this.#options.hours), END, () => this.#stop("hours"));
    const isSpent = isSpentBeforehand(this.#options.budget, this.#ledger);
    this.#simulation.at(0, CONTROL_STEP, () =>
      isSpent ? this.#stop("spent-beforehand") : this.#controlStep(),
    );
    this.#simulation.run();
    this.#ledger.checkBalance(this.#simulation.nowMs);
    return {
      events: this.#events,
      statements: this.#ledger.statements(this.#simulation.nowMs),
      waiting: this.#isHalted ? waitingNow(this.#simulation.nowMs, this.#cluster) : null,
    };
  }

  #haltAt(timeMs: number): void {
    this.#simulation.at(timeMs, HALT, () => {
      this.#isHalted = true;
      this.#simulation.stop();
    });
  }

  /** Starts a job on a free GPU; where its cost is not known, what comes after this instant is not either. */
  #begin(gpu: number, job: Job, work: Work): void {
    this.#cluster.start(gpu, job, work);
    const isKnown = Number.isFinite(job.remainingMs);
    if (!isKnown && this.#options.untilMs === undefined) this.#haltAt(this.#simulation.nowMs);
  }

  #learnInitial(): void {
    const { evaluations, seed, initialArchitectures } = this.#options;
    for (const architecture of drawInitial(evaluations.space, seed, initialArchitectures)) {
      this.#knowledge.take(architecture, FULL_EPOCHS, true);
      const losses = evaluations.losses(architecture, "training");
      this.#knowledge.learnTrained({ architecture, losses });
      this.#ledger.chargePrior("initialSamples", evaluations.trainingMs(architecture, "training") ?? 0);
      this.#events.push({
        type: "initial",
        timeMs: 0,
        architecture,
        objectives: evaluations.natural(losses),
        hypervolume: this.#knowledge.hypervolume,
      });
    }
  }

  #controlStep(): void {
    this.#allocate();
    const next = this.#simulation.nowMs + MS_PER_HOUR;
    if (next < hoursToMs(this.#options.hours)) {
      this.#simulation.at(next, CONTROL_STEP, () => this.#controlStep());
    }
    this.#dispatch();
  }

  #allocate(): void {
    const { gpus, method } = this.#options;
    const { training, sampling } = this.#method.allocate(this.#view);
    checkAllocation({ training, sampling }, gpus, method);
    const timeMs = this.#simulation.nowMs;
    this.#allocatedMs = timeMs;
    const { intensityGPerKwh } = this.#view;
    this.#events.push({ type: "allocated", timeMs, training, sampling, intensityGPerKwh });
    this.#cluster.assign(training, sampling);
  }

  /** Gives every free GPU something to do, or finds that there is nothing. */
  #dispatch(): void {
    this.#closed = false;
    for (let gpu = this.#cluster.free("training"); gpu !== null; gpu = this.#cluster.free("training")) {
      if (!this.#startTraining(gpu)) break;
    }
    for (let gpu = this.#cluster.free("sampling"); gpu !== null; gpu = this.#cluster.free("sampling")) {
      if (!this.#startSampling(gpu)) break;
    }
    this.#watchBudget();
    if (this.#cluster.busy > 0) return;
    if (this.#closed) this.#stop("carbon-budget");
    else if (this.#cluster.paused.length === 0 && this.#method.finished(this.#view)) this.#stop("finished");
    else if (this.#allocatedMs < this.#simulation.nowMs) {
      // Every GPU has run dry between two control steps: the method may split them anew.
      this.#allocate();
      this.#dispatch();
    }
  }

  /** False when this GPU stays idle for now. */
  #startTraining(gpu: number): boolean {
    const [waiting] = this.#cluster.paused;
    if (waiting !== undefined) {
      if (!this.#affords(gpu, waiting, true)) return false;
      this.#cluster.resume(gpu);
      return true;
    }
    const training = this.#refused ?? this.#method.train(this.#view);
    if (training === null) return false;
    checkTraining(training, this.#knowledge, this.#options);
    const done = this.#knowledge.fidelityOf(training.architecture);
    const job = trainingJob(training, this.#options.evaluations, done);
    this.#refused = this.#affords(gpu, job, false) ? null : training;
    if (this.#refused !== null) return false;
    this.#knowledge.take(
      training.architecture,
      FIDELITIES[training.fidelity],
      training.fidelity === "training",
    );
    this.#begin(gpu, job, "training");
    this.#note("started", gpu, job);
    return true;
  }

  #startSampling(gpu: number): boolean {
    const architecture = this.#closed ? null : this.#method.sample(this.#view);
    if (architecture === null) return false;
    if (this.#judge === null) {
      throw new IllegalDecisionError(
        this.#options.method,
        "sampled, but declares no sampler",
        "train only, or name one",
      );
    }
    checkSample(architecture, this.#knowledge, this.#options);
    this.#knowledge.claim(architecture);
    const costMs = this.#judge.costMs(architecture) ?? Number.POSITIVE_INFINITY;
    this.#begin(gpu, { architecture, remainingMs: costMs }, "sampling");
    return true;
  }

  #done(gpu: number, job: TrainingJob, work: Work): void {
    if (work === "training") this.#learnTrained(gpu, job);
    else this.#learnScored(gpu, job.architecture);
    this.#dispatch();
  }

  #learnTrained(gpu: number, { architecture, fidelity }: TrainingJob): void {
    const { evaluations } = this.#options;
    const losses = evaluations.losses(architecture, fidelity);
    if (fidelity === "training") this.#knowledge.learnTrained({ architecture, losses });
    else this.#knowledge.learnLowFidelity({ architecture, losses });
    this.#events.push({
      type: "trained",
      timeMs: this.#simulation.nowMs,
      gpu,
      architecture,
      evaluator: fidelity,
      objectives: evaluations.natural(losses),
      hypervolume: this.#knowledge.hypervolume,
      charged: this.#ledger.charged(this.#simulation.nowMs),
    });
  }

  #learnScored(gpu: number, architecture: number): void {
    const score = (this.#judge as Judge).score(architecture);
    this.#knowledge.learnScored({
      architecture,
      losses: this.#options.evaluations.judged(architecture, score),
    });
    this.#events.push({
      type: "sampled",
      timeMs: this.#simulation.nowMs,
      gpu,
      architecture,
      score,
    });
  }

  /** Whether the budget allows a job to go on a GPU now. */
  #affords(gpu: number, job: Job, resumed: boolean): boolean {
    const { budget, gpus } = this.#options;
    const now = {
      timeMs: this.#simulation.nowMs,
      intensityGPerKwh: this.#view.intensityGPerKwh,
      gpus,
      sampling: this.#cluster.count("sampling"),
    };
    const jobMs = this.#cluster.overheadMs(gpu, "training", resumed) + (job.expectedMs ?? job.remainingMs);
    this.#closed = !affords(budget, this.#ledger, now, [...this.#cluster.trainingLeftMs(), jobMs]);
    return !this.#closed;
  }

  /** Sets the end to the instant at which the budget runs out if nothing changes before. */
  #watchBudget(): void {
    const { budget, hours } = this.#options;
    if (budget === null) return;
    if (this.#exhaustion !== null) this.#simulation.cancel(this.#exhaustion);
    const atMs = this.#ledger.exhaustedAtMs(budget.accounting, budget.grams, hoursToMs(hours));
    this.#exhaustion =
      atMs === null ? null : this.#simulation.at(atMs, END, () => this.#stop("carbon-budget"));
  }

  #note(type: "started" | "paused" | "resumed", gpu: number, job: Job): void {
    const what = { architecture: job.architecture, remainingMs: foretoldMs(job) };
    this.#events.push({ type, timeMs: this.#simulation.nowMs, gpu, ...what });
  }

  #stop(reason: StopReason): void {
    this.#events.push({
      type: "stopped",
      timeMs: this.#simulation.nowMs,
      reason,
      hypervolume: this.#knowledge.hypervolume,
      charged: this.#ledger.charged(this.#simulation.nowMs),
    });
    this.#simulation.stop();
  }
}
