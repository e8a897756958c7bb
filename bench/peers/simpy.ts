import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { PACKAGE_ROOT } from "../../scenarios/package-root.ts";
import type { Peer } from "./peer.ts";
import { runPeer } from "./run-peer.ts";

/** The one on the path, and the one that Debian's packages are for. */
const PYTHONS = ["python3", "/usr/bin/python3"];

/** SimPy from version 3 on, with a model that is a script of this folder. */
export function simpy(script: string): Peer {
  const path = fileURLToPath(new URL(`bench/peers/${script}`, PACKAGE_ROOT));
  return {
    name: "SimPy",
    install: "apt-get install python3-simpy3",
    open() {
      const python = PYTHONS.find(
        (command) => spawnSync(command, ["-c", "from simpy import PriorityStore"]).status === 0,
      );
      return python === undefined ? null : (...args) => runPeer(python, [path, ...args]);
    },
  };
}
