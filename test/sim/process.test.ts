import { describe, expect, it } from "vitest";
import { stream } from "../../harness/random/index.ts";
import { Interrupt, Process, Resource, Simulation, timeout, type Body } from "../../harness/sim/index.ts";

/** Runs the bodies that `build` starts, and returns what they noted, each with its time. */
function noted(
  build: (context: {
    simulation: Simulation;
    note: (what: string) => void;
    start: (body: Body) => Process;
  }) => void,
) {
  const simulation = new Simulation();
  const seen: [string, number][] = [];
  build({
    simulation,
    note: (what) => void seen.push([what, simulation.nowMs]),
    start: (body) => Process.start(simulation, body),
  });
  simulation.run();
  return seen;
}

describe("a process", () => {
  it("begins when what was scheduled for its instant is done, and goes on after each delay", () => {
    const seen = noted(({ simulation, note, start }) => {
      simulation.at(0, 0, () => note("scheduled before"));
      start(
        (function* () {
          note("begins");
          yield timeout(500);
          note("goes on");
          yield timeout(0);
          note("ends");
        })(),
      );
      note("not yet begun");
    });
    expect(seen).toEqual([
      ["not yet begun", 0],
      ["scheduled before", 0],
      ["begins", 0],
      ["goes on", 500],
      ["ends", 500],
    ]);
  });

  it("waits for the end of another, or not at all when it has ended", () => {
    const seen = noted(({ note, start }) => {
      const first = start(
        (function* () {
          yield timeout(30);
          note("first ends");
        })(),
      );
      for (const name of ["a", "b"]) {
        start(
          (function* () {
            yield first;
            note(`${name} follows`);
            yield first;
            note(`${name} does not wait again`);
          })(),
        );
      }
    });
    expect(seen).toEqual([
      ["first ends", 30],
      ["a follows", 30],
      ["a does not wait again", 30],
      ["b follows", 30],
      ["b does not wait again", 30],
    ]);
  });

  it("takes a place first come, first served, without deep calls however long the queue", () => {
    const order: number[] = [];
    noted(({ start }) => {
      const server = new Resource(1);
      for (let i = 0; i < 20_000; i++) {
        start(
          (function* () {
            yield server;
            order.push(i);
            server.release();
          })(),
        );
      }
    });
    expect(order).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
  });

  it("ends the run with the error of its body", () => {
    const build = (): unknown =>
      noted(({ start }) => {
        start(
          (function* () {
            yield timeout(1);
            throw new Error("out of paper");
          })(),
        );
      });
    expect(build).toThrow("out of paper");
  });

  it("refuses a delay that is no whole millisecond from now on", () => {
    for (const delayMs of [-1, 0.5, Number.NaN]) {
      const build = (): unknown =>
        noted(({ start }) => {
          start(
            (function* () {
              yield timeout(delayMs);
            })(),
          );
        });
      expect(build).toThrow(/cannot schedule/);
    }
  });
});

describe("an interrupt", () => {
  /** A worker of 100 ms that starts again what is left of its work when it is interrupted. */
  function* worker(simulation: Simulation, note: (what: string) => void): Body {
    let leftMs = 100;
    while (leftMs > 0) {
      const beganMs = simulation.nowMs;
      try {
        yield timeout(leftMs);
        leftMs = 0;
      } catch (error) {
        if (!(error instanceof Interrupt)) throw error;
        leftMs -= simulation.nowMs - beganMs;
        note(`interrupted by ${String(error.cause)}`);
        yield timeout(1000);
      }
    }
    note("done");
  }

  it("ends a delay, whose event comes to nothing", () => {
    const seen = noted(({ simulation, note, start }) => {
      const process = start(worker(simulation, note));
      simulation.at(40, 0, () => process.interrupt("the boss"));
      simulation.at(1060, 0, () => process.interrupt("the boss again"));
    });
    expect(seen).toEqual([
      ["interrupted by the boss", 40],
      ["interrupted by the boss again", 1060],
      ["done", 2100],
    ]);
  });

  it.each([
    ["waits for it", 5, 1],
    ["was granted it within the same instant", 10, 0],
  ])("gives up a place of the process that %s", (_, atMs, left) => {
    const server = new Resource(1);
    const seen = noted(({ simulation, note, start }) => {
      start(
        (function* () {
          yield server;
          yield timeout(10);
          server.release();
        })(),
      );
      const impatient = start(
        (function* () {
          try {
            yield server;
            note("served");
          } catch {
            note(`left ${server.waiting} waiting`);
          }
        })(),
      );
      start(
        (function* () {
          yield server;
          note("next served");
          server.release();
        })(),
      );
      simulation.at(atMs, 1, () => {});
      simulation.at(atMs, 0, () => impatient.interrupt("bell"));
    });
    expect(seen).toEqual([
      [`left ${left} waiting`, atMs],
      ["next served", 10],
    ]);
    expect([server.inUse, server.waiting]).toEqual([0, 0]);
  });

  it("ends the wait for another process", () => {
    const seen = noted(({ simulation, note, start }) => {
      const slow = start(
        (function* () {
          yield timeout(100);
        })(),
      );
      const waiting = start(
        (function* () {
          try {
            yield slow;
          } catch {
            note("waits no longer");
          }
          yield timeout(200);
          note("ends");
        })(),
      );
      simulation.at(50, 0, () => waiting.interrupt("bell"));
    });
    expect(seen).toEqual([
      ["waits no longer", 50],
      ["ends", 250],
    ]);
  });

  it("that nobody catches ends the run; one to a process that has ended is refused", () => {
    const uncaught = (): unknown =>
      noted(({ simulation, start }) => {
        const process = start(
          (function* () {
            yield timeout(10);
          })(),
        );
        simulation.at(5, 0, () => process.interrupt("bell"));
      });
    expect(uncaught).toThrow(Interrupt);
    const late = (): unknown =>
      noted(({ simulation, start }) => {
        const process = start((function* () {})());
        simulation.at(5, 0, () => process.interrupt("bell"));
      });
    expect(late).toThrow(/has ended/);
  });
});

describe("processes against callbacks and theory", () => {
  const CUSTOMERS = 60_000;
  const MEAN_SERVICE_MS = 100_000;
  const LOAD = 0.5;
  const random = stream(11, "single server");
  const drawn = (meanMs: number) =>
    Array.from({ length: CUSTOMERS }, () => Math.round(-meanMs * Math.log(1 - random.next())));
  const gapsMs = drawn(MEAN_SERVICE_MS / LOAD);
  const servicesMs = drawn(MEAN_SERVICE_MS);

  function waits(): number[] {
    const simulation = new Simulation();
    const server = new Resource(1);
    const waited: number[] = [];
    function* customer(i: number): Body {
      const arrivedMs = simulation.nowMs;
      yield server;
      waited.push(simulation.nowMs - arrivedMs);
      yield timeout(servicesMs[i]);
      server.release();
    }
    function* source(): Body {
      for (let i = 0; i < CUSTOMERS; i++) {
        yield timeout(gapsMs[i]);
        Process.start(simulation, customer(i));
      }
    }
    Process.start(simulation, source());
    simulation.run();
    return waited;
  }

  const waited = waits();

  it("waits what Lindley's recursion says, customer by customer", () => {
    // W_{n+1} = max(0, W_n + S_n - A_{n+1})
    let waitMs = 0;
    const expected = servicesMs.map((_, i) => {
      if (i > 0) waitMs = Math.max(0, waitMs + servicesMs[i - 1] - gapsMs[i]);
      return waitMs;
    });
    expect(waited).toEqual(expected);
  });

  it("waits load / (1 - load) mean services on average", () => {
    const batches = Array.from({ length: 15 }, (_, batch) => {
      const own = waited.slice(batch * 4000, (batch + 1) * 4000);
      return own.reduce((sum, wait) => sum + wait, 0) / own.length;
    });
    const mean = batches.reduce((sum, own) => sum + own, 0) / batches.length;
    const error = Math.sqrt(
      batches.reduce((sum, own) => sum + (own - mean) ** 2, 0) / (batches.length - 1) / batches.length,
    );
    const theoryMs = (LOAD / (1 - LOAD)) * MEAN_SERVICE_MS;
    expect(error).toBeLessThan(0.08 * theoryMs);
    expect(Math.abs(mean - theoryMs)).toBeLessThan(3 * error);
  });
});
