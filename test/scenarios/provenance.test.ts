import { expect, it } from "vitest";
import { provenance } from "../../scenarios/results/provenance.ts";
import { inventManifest, SMALL } from "../reports/invented-runs.ts";

const CIRCUMSTANCES = {
  startedAt: "2026-01-01T00:00:00.000Z",
  finishedAt: "2026-01-01T00:00:09.000Z",
  workers: 2,
  node: "v20",
  v8: "11",
  os: "linux",
  cpu: "a processor",
};

type Document = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const manifest = inventManifest(SMALL);
const documents = (["run", "report"] as const).map((activity): [string, Document] => [
  activity,
  provenance(manifest, activity, CIRCUMSTANCES) as Document,
]);

it.each(documents)("the provenance of a %s relates only what it names", (_activity, document) => {
  const { prefix: _, entity, activity, agent, ...relations } = document;
  const known = new Set([entity, activity, agent].flatMap((kind) => Object.keys(kind)));
  const roles = Object.values(relations).flatMap((relation) =>
    Object.values(relation).flatMap((member) =>
      Object.values(member).filter((role) => typeof role === "string"),
    ),
  );
  expect(roles.filter((name) => !known.has(name))).toEqual([]);
  const names = Object.values(relations).flatMap((relation) => Object.keys(relation));
  expect(names.every((name) => name.startsWith("_:"))).toBe(true);
});

it("says of every source its digest, and that the results come from it", () => {
  const [[, run]] = documents;
  const derived = Object.values(run["wasDerivedFrom"]).map((one) => one["prov:usedEntity"]);
  for (const { sha256 } of manifest.data.sources) {
    const [id] = Object.entries(run["entity"]).find(([, entity]) => entity["own:sha256"] === sha256) ?? [];
    expect(derived).toContain(id);
  }
});

it("says of every trained weights who read them and their digest, each once, and that the run used them", () => {
  const [one, other] = ["a".repeat(64), "b".repeat(64)];
  const cellWith = (weights: object) => ({ setting: { weights } });
  const cells = [
    cellWith({ "ce-nas": one }),
    cellWith({ "ce-nas": one, forecaster: other }),
    { setting: {} },
  ];
  const document = provenance(Object.assign({}, manifest, { cells }), "run", CIRCUMSTANCES) as Document;
  const weights = Object.entries(document["entity"]).filter(([id]) => id.startsWith("own:weights-"));
  expect(weights.map(([, entity]) => [entity["prov:label"], entity["own:sha256"]])).toEqual([
    ["trained weights that ce-nas reads", one],
    ["trained weights that forecaster reads", other],
  ]);
  const used = Object.values(document["used"]).map((relation) => relation["prov:entity"]);
  const derived = Object.values(document["wasDerivedFrom"]).map((relation) => relation["prov:usedEntity"]);
  for (const [id] of weights) {
    expect(used).toContain(id);
    expect(derived).toContain(id);
  }
});

it("says which results, on which data, and from when to when", () => {
  const [[, run]] = documents;
  expect(run["entity"]["own:results"]).toMatchObject({
    "own:sha256": manifest.digest,
    "own:fingerprint": manifest.fingerprint,
    "own:data": manifest.data.kind,
  });
  expect(run["activity"]["own:run"]).toMatchObject({
    "prov:startTime": CIRCUMSTANCES.startedAt,
    "prov:endTime": CIRCUMSTANCES.finishedAt,
  });
});

it("a report is made from results, and does not claim to have made them", () => {
  const [, [, report]] = documents;
  expect(Object.values(report["used"]).map((one) => one["prov:entity"])).toEqual(["own:results"]);
  expect(Object.values(report["wasGeneratedBy"]).map((one) => one["prov:entity"])).toEqual(["own:report"]);
});
