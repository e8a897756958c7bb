export { EventQueue, type Ticket } from "./event-queue.ts";
export { Simulation, type Action, type Scheduled } from "./simulation.ts";
export { Resource } from "./resource.ts";
export { Interrupt, Process, timeout, type Body, type Timeout, type Wait } from "./process.ts";
