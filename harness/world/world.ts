import { Ledger, type Accounting, type CarbonTrace } from "../carbon/index.ts";
import { Cluster, type ClusterCosts, type Job, type Work } from "../cluster/index.ts";
import type { TraceForecasts } from "../forecast/index.ts";
import type { Method, MethodDefinition, Training } from "../method/index.ts";
import { FIDELITIES, FULL_EPOCHS, samplerOf, type Benchmark, type Sampler } from "../nas/index.ts";
import { stream } from "../random/index.ts";
import type { RunEvent, Statement, StopReason } from "../record/index.ts";
import { Simulation, type Scheduled } from "../sim/index.ts";
import { MS_PER_HOUR, hoursToMs } from "../units/index.ts";
import { affords, isSpentBeforehand, type CarbonBudget } from "./budget.ts";
import { drawInitial } from "./initial.ts";
import { judgedLosses, lowFidelityLosses, trainingJob, type TrainingJob } from "./training-job.ts";
import { IllegalDecisionError, checkAllocation, checkSample, checkTraining } from "./legal.ts";
import { Knowledge } from "./knowledge.ts";
import { View } from "./view.ts";

/** Everything that determines a run, beside the code. */
export interface WorldOptions {
  readonly benchmark: Benchmark;
  readonly trace: CarbonTrace;
  /** Of the same trace; shared by runs, since what is foretold does not depend on the search. */
  readonly forecasts: TraceForecasts;
  /** Epoch ms of the start, and the longest duration. */
  readonly startMs: number;
  readonly hours: number;
  readonly gpus: number;
  readonly method: MethodDefinition;
  readonly seed: number;
  /** Architectures drawn uniformly and known at the start; the same for every method of a seed. */
  readonly initialArchitectures: number;
  readonly accountings: readonly Accounting[];
  /** The accounting of `accountings` whose total the method sees as spent. */
  readonly steering: Accounting;
  readonly budget: CarbonBudget | null;
  readonly costs: ClusterCosts;
}

export interface WorldResult {
  readonly events: readonly RunEvent[];
  readonly statements: Readonly<Record<string, Statement>>;
}

/** Order among the events of one instant; completions (0) come first. */
const CONTROL_STEP = 1;
const END = 2;

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
  readonly #sampler: Sampler | null;
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

  constructor(options: WorldOptions) {
    this.#options = options;
    const { benchmark, trace, startMs, hours, gpus, accountings, steering, budget, costs } = options;
    this.#ledger = new Ledger({ trace, startMs, gpus, accountings });
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
    this.#knowledge = new Knowledge(benchmark.space.size, benchmark.referenceLosses);
    const { method } = options;
    this.#sampler = method.sampler === null ? null : samplerOf(benchmark, method.sampler);
    const context = { random: (purpose: string) => stream(options.seed, `${method.name}/${purpose}`) };
    this.#method = method.bound
      ? method.build(context, { benchmark, trace, startMs, hours, gpus, accounting: steering })
      : method.build(context);
    this.#view = new View({
      simulation: this.#simulation,
      cluster: this.#cluster,
      knowledge: this.#knowledge,
      benchmark,
      trace,
      forecasts: options.forecasts,
      startMs,
      hours,
      gpus,
      spentG: () => this.#ledger.statement(this.#simulation.nowMs, steering).total.carbonG,
      budgetG: budget?.grams ?? null,
    });
  }

  /** Runs the search to its end. Once only. */
  run(): WorldResult {
    this.#learnInitial();
    if (this.#sampler !== null) this.#ledger.chargePrior("supernetTraining", this.#sampler.setupMs);
    this.#simulation.at(hoursToMs(this.#options.hours), END, () => this.#stop("hours"));
    const isSpent = isSpentBeforehand(this.#options.budget, this.#ledger);
    this.#simulation.at(0, CONTROL_STEP, () =>
      isSpent ? this.#stop("spent-beforehand") : this.#controlStep(),
    );
    this.#simulation.run();
    this.#ledger.checkBalance(this.#simulation.nowMs);
    const statements = this.#options.accountings.map((accounting) => [
      accounting.name,
      this.#ledger.statement(this.#simulation.nowMs, accounting),
    ]);
    return { events: this.#events, statements: Object.fromEntries(statements) };
  }

  #learnInitial(): void {
    const { benchmark, seed, initialArchitectures } = this.#options;
    for (const architecture of drawInitial(benchmark.space, seed, initialArchitectures)) {
      this.#knowledge.take(architecture, FULL_EPOCHS, true);
      const losses = benchmark.losses(architecture);
      this.#knowledge.learnTrained({ architecture, losses });
      this.#ledger.chargePrior("initialSamples", benchmark.trainingMs(architecture));
      this.#events.push({
        type: "initial",
        timeMs: 0,
        architecture,
        objectives: benchmark.natural(losses),
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
    const job = trainingJob(training, this.#options.benchmark, this.#knowledge);
    this.#refused = this.#affords(gpu, job, false) ? null : training;
    if (this.#refused !== null) return false;
    this.#knowledge.take(
      training.architecture,
      FIDELITIES[training.fidelity],
      training.fidelity === "training",
    );
    this.#cluster.start(gpu, job, "training");
    this.#note("started", gpu, job);
    return true;
  }

  #startSampling(gpu: number): boolean {
    const architecture = this.#closed ? null : this.#method.sample(this.#view);
    if (architecture === null) return false;
    if (this.#sampler === null) {
      throw new IllegalDecisionError(
        this.#options.method,
        "sampled, but declares no sampler",
        "train only, or name one",
      );
    }
    checkSample(architecture, this.#knowledge, this.#options);
    this.#knowledge.claim(architecture);
    this.#cluster.start(gpu, { architecture, remainingMs: this.#sampler.costMs(architecture) }, "sampling");
    return true;
  }

  #done(gpu: number, job: TrainingJob, work: Work): void {
    if (work === "training") this.#learnTrained(gpu, job);
    else this.#learnScored(gpu, job.architecture);
    this.#dispatch();
  }

  #learnTrained(gpu: number, { architecture, fidelity }: TrainingJob): void {
    const { benchmark } = this.#options;
    const full = fidelity === "training";
    const losses = full
      ? benchmark.losses(architecture)
      : lowFidelityLosses(benchmark, architecture, fidelity);
    if (full) this.#knowledge.learnTrained({ architecture, losses });
    else this.#knowledge.learnLowFidelity({ architecture, losses });
    this.#events.push({
      type: "trained",
      timeMs: this.#simulation.nowMs,
      gpu,
      architecture,
      evaluator: fidelity,
      objectives: benchmark.natural(losses),
      hypervolume: this.#knowledge.hypervolume,
      charged: this.#ledger.charged(this.#simulation.nowMs),
    });
  }

  #learnScored(gpu: number, architecture: number): void {
    const score = (this.#sampler as Sampler).score(architecture);
    this.#knowledge.learnScored({
      architecture,
      losses: judgedLosses(this.#options.benchmark, architecture, score),
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
    const jobMs = this.#cluster.overheadMs(gpu, "training", resumed) + job.remainingMs;
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

  #note(type: "started" | "paused" | "resumed", gpu: number, { architecture, remainingMs }: Job): void {
    this.#events.push({ type, timeMs: this.#simulation.nowMs, gpu, architecture, remainingMs });
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
