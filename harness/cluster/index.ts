export {
  COMPLETION,
  Cluster,
  type ClusterCosts,
  type ClusterListener,
  type Job,
  type Role,
  type Work,
} from "./cluster.ts";
