import type { Backend } from "../backend.ts";
import { cpu } from "./cpu.ts";
import { native } from "./native.ts";
import { wasm } from "./wasm.ts";
import { webgpu } from "./webgpu.ts";

/** Best first. */
export const BACKENDS: readonly Backend[] = [native("node-gpu"), native("node"), webgpu, wasm, cpu];
