import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

it("the project's trainer ends with 1, and says why, on a command that it does not know, though its input stays open", async () => {
  const args = ["--import", "tsx", "scenarios/main.ts", "trainer", "--backend", "cpu"];
  const child = spawn(process.execPath, args, { cwd: ROOT });
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  child.stdout.once("data", () => child.stdin.write('{"type":"start","job":"a"}\n'));
  const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearTimeout(late);
  expect(said).toContain('not a command: got {"type":"start","job":"a"}');
  expect(code).toBe(1);
}, 20_000);
