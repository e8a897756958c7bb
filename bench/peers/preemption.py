"""Workers that others take away and give back every hour, by SimPy's processes and a priority store; no carbon, no ledger.
Arguments: file of doubles (workers of each hour, then jobs, ms), hours, workers, repeats. Prints JSON."""
import array
import json
import sys
import time

import simpy

HOUR = 3_600_000
draws = array.array("d")
with open(sys.argv[1], "rb") as file:
    draws.frombytes(file.read())
hours, most, repeats = (int(argument) for argument in sys.argv[2:5])
allowed = [int(value) for value in draws[:hours]]
jobs = draws[hours:].tolist()
PAUSED, NEW = 0, 1


class Worker:
    def __init__(self, model, index):
        self.model, self.index, self.started, self.works = model, index, 0, False
        self.called = model.env.event()
        self.process = model.env.process(self.run())

    def run(self):
        model = self.model
        while True:
            yield self.called
            try:
                while True:
                    item = yield model.store.get()
                    self.started = model.env.now
                    yield model.env.timeout(item.item)
                    model.done += 1
                    model.done_ms += model.env.now
            except simpy.Interrupt:
                left = item.item - (model.env.now - self.started)
                model.paused += 1
                model.store.put(simpy.PriorityItem((PAUSED, model.paused), left))


class Model:
    def __init__(self):
        self.env = simpy.Environment()
        self.store = simpy.PriorityStore(self.env)
        self.store.items = [simpy.PriorityItem((NEW, number), ms) for number, ms in enumerate(jobs)]
        self.done = self.paused = self.done_ms = 0
        self.workers = [Worker(self, index) for index in range(most)]
        self.env.process(self.control())

    def control(self):
        for count in allowed:
            at_work = sorted((w for w in self.workers if w.works), key=lambda w: (w.started, w.index))
            kept = set(at_work[:count])
            for worker in self.workers:
                if worker.works and worker not in kept:
                    worker.works = False
                    worker.called = self.env.event()
                    worker.process.interrupt()
            missing = count - len(kept)
            for worker in self.workers:
                if missing > 0 and not worker.works:
                    missing -= 1
                    worker.works = True
                    worker.called.succeed()
            yield self.env.timeout(HOUR)


times = []
for _ in range(repeats):
    began = time.process_time()
    model = Model()
    model.env.run(until=hours * HOUR)
    times.append((time.process_time() - began) * 1000)
print(json.dumps({"timesMs": times, "values": [model.done, model.paused, model.done_ms]}))
