import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKAGE_ROOT } from "../../scenarios/package-root.ts";
import type { Peer } from "./peer.ts";
import { runPeer } from "./run-peer.ts";

const SOURCE = fileURLToPath(new URL("bench/peers/hypervolume.cpp", PACKAGE_ROOT));

/** pagmo's hypervolume, by a driver that is compiled when it is needed. */
export const pagmo: Peer = {
  name: "pagmo",
  install: "apt-get install g++ libpagmo-dev",
  open(folder) {
    const driver = join(folder, "hypervolume");
    const { status } = spawnSync("g++", ["-O3", "-march=native", "-o", driver, SOURCE, "-lpagmo"]);
    return status === 0 ? (...args) => runPeer(driver, args) : null;
  },
};
