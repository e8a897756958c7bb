import type { CellsManifest, Manifest } from "../../harness/record/index.ts";
import type { Circumstances } from "../../harness/run/index.ts";

/** A relation of PROV-JSON: members are its roles, `prov:activity` and the like. */
type Relations = Readonly<Record<string, Readonly<Record<string, string | object>>>>;

/** Names of our own: nothing is found there, nothing is fetched. */
const OWN = "urn:cenas-bench:";

/**
 * How a folder came about, as PROV-JSON (W3C member submission of 24 April 2013) in the names of PROV-O: the upstream files, the
 * weights of what was trained and the setting were used by the activity, which the software carried out; it made results and report. Stands beside the
 * results, outside every digest: it alone tells of clock and machine.
 *
 * @param activity `run`: made the results from data and setting. `report`: made the report from the logs of earlier runs.
 */
export function provenance(
  manifest: Manifest,
  activity: "run" | "report",
  { startedAt, finishedAt, workers, node, v8, os, cpu }: Circumstances,
): object {
  const { scenario, question, fingerprint, digest, version, setting, data, command } = manifest;
  const sources = data.sources.map((source, at) => ({ id: `own:source-${at + 1}`, ...source }));
  const doing = `own:${activity}`;
  const weights = weightsOf(manifest);
  const from = [...sources, ...weights].map(({ id }) => id);
  const uses = activity === "run" ? ["own:setting", ...from] : ["own:results"];
  const makes = activity === "run" ? ["own:results", "own:report"] : ["own:report"];
  return {
    prefix: { prov: "http://www.w3.org/ns/prov#", own: OWN },
    entity: {
      ...Object.fromEntries(
        sources.map(({ id, name, url, sha256, licence, citation }) => [
          id,
          {
            "prov:label": name,
            "prov:location": url,
            "own:sha256": sha256,
            "own:licence": licence,
            "own:citation": citation,
          },
        ]),
      ),
      ...Object.fromEntries(
        weights.map(({ id, reader, sha256 }) => [
          id,
          { "prov:label": `trained weights that ${reader} reads`, "own:sha256": sha256 },
        ]),
      ),
      "own:setting": {
        "prov:type": typed("Plan"),
        "prov:label": `${scenario}: ${question}`,
        "prov:value": JSON.stringify(setting),
        "own:command": command,
      },
      "own:results": {
        "prov:label": "run logs, summary and tables",
        "own:sha256": digest,
        "own:fingerprint": fingerprint,
        "own:data": data.kind,
      },
      "own:report": { "prov:label": "report.html, figures, exports" },
    },
    activity: {
      [doing]: {
        "prov:startTime": startedAt,
        "prov:endTime": finishedAt,
        "own:workers": workers,
        "own:node": node,
        "own:v8": v8,
        "own:os": os,
        "own:cpu": cpu,
      },
    },
    agent: {
      "own:software": {
        "prov:type": typed("SoftwareAgent"),
        "prov:label": "cenas-bench",
        "own:version": version,
      },
    },
    used: relations("u", uses, (entity) => ({ "prov:activity": doing, "prov:entity": entity })),
    wasGeneratedBy: relations("g", makes, (entity) => ({ "prov:entity": entity, "prov:activity": doing })),
    wasAssociatedWith: {
      "_:a1": { "prov:activity": doing, "prov:agent": "own:software", "prov:plan": "own:setting" },
    },
    wasAttributedTo: relations("t", makes, (entity) => ({
      "prov:entity": entity,
      "prov:agent": "own:software",
    })),
    wasDerivedFrom: {
      ...relations("d", sources, ({ id }) => ({
        ...derived("own:results", id),
        "prov:type": typed("PrimarySource"),
      })),
      ...relations("w", weights, ({ id }) => derived("own:results", id)),
      "_:r1": derived("own:report", "own:results"),
    },
  };
}

/** By who reads them; where cells differ in them, each once. */
function weightsOf(manifest: Manifest): { id: string; reader: string; sha256: string }[] {
  const { cells = [manifest] } = manifest as Partial<CellsManifest>;
  const read = cells.flatMap(({ setting }) =>
    Object.entries((setting["weights"] ?? {}) as Readonly<Record<string, string>>),
  );
  const once = new Map(read.map(([reader, sha256]) => [`${reader} ${sha256}`, { reader, sha256 }]));
  return [...once.values()].map((one, at) => ({ id: `own:weights-${at + 1}`, ...one }));
}

/** A name of PROV's own; a plain text would be read as one. */
function typed(name: "Plan" | "SoftwareAgent" | "PrimarySource"): object {
  return { $: `prov:${name}`, type: "prov:QUALIFIED_NAME" };
}

function derived(entity: string, from: string): Readonly<Record<string, string>> {
  return { "prov:generatedEntity": entity, "prov:usedEntity": from };
}

/** Relations have no names that anyone would look for: blank ones, numbered. */
function relations<T>(
  letter: string,
  members: readonly T[],
  roles: (member: T) => Readonly<Record<string, string | object>>,
): Relations {
  return Object.fromEntries(members.map((member, at) => [`_:${letter}${at + 1}`, roles(member)]));
}
