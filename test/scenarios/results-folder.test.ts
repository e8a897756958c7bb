import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { scenarioApi } from "../../scenarios/api.ts";
import { commandWith } from "../../scenarios/results/command.ts";
import { folderOf, keepEarlier, putAside } from "../../scenarios/results/results-folder.ts";
import { scratch } from "../fixtures/scratch.ts";

const folder = scratch();

it("the sample never takes the folder of real data", () => {
  const [real, sample] = (["real", "sample"] as const).map((kind) =>
    folderOf(undefined, "s", { hours: 1 }, kind),
  );
  expect(real).not.toBe(sample);
  expect(folderOf(undefined, "s", { hours: 2 }, "real")).not.toBe(real);
  expect(folderOf("/asked/for", "s", {}, "real")).toBe("/asked/for");
});

it("a run that falls to the sample goes where no run on real data goes", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  const notices: string[] = [];
  const before = process.cwd();
  process.chdir(folder);
  try {
    const flags = { methods: ["random"], seeds: [1], hours: 1, accounting: ["paper"], data: "auto" };
    const options = {
      mirror: undefined,
      cache: join(folder, "cache"),
      workers: undefined,
      out: undefined,
      onNotice: (notice: string) => void notices.push(notice),
      onTransfer: () => {},
      onProgress: () => {},
    };
    const outcome = await scenarioApi.run("hwnasbench", flags, options);
    expect(readdirSync("runs")).toEqual([expect.stringMatching(/^hwnasbench-sample-[0-9a-f]{8}$/)]);
    const manifest = JSON.parse(readFileSync(join(outcome.folder, "manifest.json"), "utf8")) as {
      command: string;
    };
    expect(manifest.command).toContain("--data sample");
    expect(notices).toEqual([
      expect.stringMatching(/^The real data could not be had, so the sample stands in: /),
    ]);
  } finally {
    process.chdir(before);
    vi.unstubAllGlobals();
  }
});

it("a command's words are quoted where a shell would take them apart", () => {
  expect(commandWith("s", { accounting: ["paper", "my site's.json"] })).toBe(
    String.raw`npm run scenario -- s --accounting 'paper,my site'\''s.json'`,
  );
});

it("the provenance of a study says the one thread that it used, whatever was allowed", async () => {
  const options = {
    mirror: undefined,
    cache: undefined,
    workers: 8,
    out: join(folder, "study"),
    onNotice: () => {},
    onTransfer: () => {},
    onProgress: () => {},
  };
  const flags = { trained: [10], seeds: [1], data: "sample" };
  const outcome = await scenarioApi.run("evaluators", flags, options);
  const provenance: unknown = JSON.parse(readFileSync(join(outcome.folder, "provenance.json"), "utf8"));
  expect(provenance).toMatchObject({ activity: { "own:run": { "own:workers": 1 } } });
});

it("puts earlier results aside where the same setting came out otherwise, and only there", async () => {
  const own = join(folder, "kept");
  expect(await keepEarlier(own, { digest: "a".repeat(64) })).toBeNull();
  mkdirSync(own);
  writeFileSync(join(own, "manifest.json"), JSON.stringify({ digest: "a".repeat(64) }));
  expect(await keepEarlier(own, { digest: "a".repeat(64) })).toBeNull();
  const aside = await keepEarlier(own, { digest: "b".repeat(64) });
  expect(aside).toBe(`${own}-aaaaaaaa`);
  expect([existsSync(own), existsSync(join(`${own}-aaaaaaaa`, "manifest.json"))]).toEqual([false, true]);
});

it("puts aside under a name that is free, and loses nothing that lies there", async () => {
  const own = join(folder, "unread");
  for (const name of [own, `${own}-unreadable`, `${own}-unreadable-2`]) {
    mkdirSync(name);
    writeFileSync(join(name, "earlier.txt"), name);
  }
  const aside = `${own}-unreadable-3`;
  expect(await putAside(own)).toBe(aside);
  expect(readFileSync(join(aside, "earlier.txt"), "utf8")).toBe(own);
  expect(readFileSync(join(`${own}-unreadable`, "earlier.txt"), "utf8")).toBe(`${own}-unreadable`);
});
