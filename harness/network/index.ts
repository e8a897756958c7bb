/** What a network is, without tensors: graphs, their parameters and FLOPs, and the spaces they are drawn from. */
export { NETWORK_EDITION } from "./edition.ts";
export { countFlops } from "./flops.ts";
export { NetworkBuilder, type Network, type Node, type Operation, type Shape, type Window } from "./graph.ts";
export { CIFAR10_SKELETON, nasBench201Network, type Skeleton } from "./nas-bench-201.ts";
export {
  CIFAR10_NASNET,
  NASNET_OPERATIONS,
  formatNasNet,
  nasNetNetwork,
  parseNasNet,
  randomNasNet,
  type NasNetArchitecture,
  type NasNetSkeleton,
} from "./nasnet.ts";
export {
  countParameters,
  parametersOf,
  sizeOf,
  statisticsOf,
  withoutAuxiliary,
  type ParameterSpec,
} from "./parameters.ts";
export {
  fewShotSplit,
  nasBench201Supernet,
  nasNetSupernet,
  type Choices,
  type Supernet,
} from "./supernet.ts";
export { networkOf, type NamedNetwork, type NetworkSize } from "./architecture-network.ts";
