export { stream, type Random } from "./stream.ts";
