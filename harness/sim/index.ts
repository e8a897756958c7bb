export { EventQueue } from "./event-queue.ts";
export { Simulation, type Action, type Scheduled } from "./simulation.ts";
export { Resource } from "./resource.ts";
