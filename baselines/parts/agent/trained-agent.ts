import type { Allocator, MethodContext, WeightsDigest } from "../../../harness/method/index.ts";
import type { ActionSpace } from "./action-space.ts";
import { agentAllocator } from "./agent-allocator.ts";
import { networkPolicy, trainedNetwork } from "./trained-policy.ts";

/** How a run comes by who splits its GPUs; one that was trained knows its weights. */
export interface AllocatorSource {
  (context: MethodContext): Allocator;
  readonly weightsDigest?: WeightsDigest;
}

/** The agent that was trained with these actions: the shipped one, or that of the folder that a run is told. */
export function trainedAgent(actions: ActionSpace): AllocatorSource {
  return Object.assign(
    ({ weights }: MethodContext): Allocator =>
      agentAllocator(networkPolicy(trainedNetwork(actions, weights).network, actions)),
    { weightsDigest: (folder: string | null) => trainedNetwork(actions, folder).sha256 },
  );
}
