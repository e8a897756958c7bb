import { spawnSync } from "node:child_process";
import type { PeerFound } from "./peer.ts";

/** A process that prints JSON. @throws Error with what it said when it fails. */
export function runPeer(command: string, args: readonly string[]): PeerFound {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stderr}${error?.message ?? ""}`);
  }
  return JSON.parse(stdout) as PeerFound;
}
