"""M/M/1 by SimPy's processes. Arguments: file of doubles (gaps, then services, ms), repeats. Prints JSON."""
import array
import json
import sys
import time

import simpy

draws = array.array("d")
with open(sys.argv[1], "rb") as file:
    draws.frombytes(file.read())
half = len(draws) // 2
gaps, services = draws[:half].tolist(), draws[half:].tolist()
waited = 0.0


def customer(env, server, service):
    global waited
    arrived = env.now
    with server.request() as place:
        yield place
        waited += env.now - arrived
        yield env.timeout(service)


def source(env, server):
    for gap, service in zip(gaps, services):
        yield env.timeout(gap)
        env.process(customer(env, server, service))


times = []
for _ in range(int(sys.argv[2])):
    began = time.process_time()
    waited = 0.0
    env = simpy.Environment()
    env.process(source(env, simpy.Resource(env)))
    env.run()
    times.append((time.process_time() - began) * 1000)
print(json.dumps({"timesMs": times, "values": [waited]}))
