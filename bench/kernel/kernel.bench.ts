import { CarbonTrace } from "../../harness/carbon/index.ts";
import { stream } from "../../harness/random/index.ts";
import { EventQueue, Resource, Simulation } from "../../harness/sim/index.ts";

const CUSTOMERS = 50_000;
const PENDING = 1000;
const HOLDS = 100_000;
const HOURS = 24 * 365;

/** One server, Poisson arrivals and exponential service at 80 % load: two model events a customer. */
function singleServerQueue(): number {
  const random = stream(1, "bench");
  const simulation = new Simulation();
  const server = new Resource(1);
  const exponentialMs = (meanMs: number): number => Math.round(-Math.log(1 - random.next()) * meanMs);
  let served = 0;
  const arrive = (left: number): void => {
    server.request(() => {
      simulation.after(exponentialMs(80_000), 0, () => {
        served++;
        server.release();
      });
    });
    if (left > 1) simulation.after(exponentialMs(100_000), 0, () => arrive(left - 1));
  };
  simulation.at(0, 0, () => arrive(CUSTOMERS));
  simulation.run();
  return served;
}

/** The hold model: pop one, push one later, at a constant number of pending events. */
function holdModel(): number {
  const random = stream(2, "bench");
  const queue = new EventQueue<number>();
  for (let i = 0; i < PENDING; i++) queue.push(random.integer(1_000_000), 0, i);
  for (let i = 0; i < HOLDS; i++) {
    const now = queue.nextTimeMs;
    queue.push(now + random.integer(1_000_000), 0, queue.pop() as number);
  }
  return queue.size;
}

const trace = new CarbonTrace({
  name: "bench",
  startMs: 0,
  intensityGPerKwh: Float64Array.from({ length: HOURS }, (_, hour) => 200 + (hour % 24)),
  estimated: new Uint8Array(HOURS),
});

function integrals(): number {
  let sum = 0;
  for (let i = 0; i < 100_000; i++) sum += trace.integral(i * 1000, i * 1000 + 200_000_000);
  return sum;
}

export default [
  { name: `kernel, M/M/1, ${2 * CUSTOMERS} model events`, run: singleServerQueue },
  { name: `kernel, hold model, ${HOLDS} at ${PENDING} pending`, run: holdModel },
  { name: "trace, 100000 integrals", run: integrals },
];
