import { isDeepStrictEqual } from "node:util";
import { methodOf } from "../../baselines/index.ts";
import { PRESETS, parseAccounting, type Accounting } from "../../harness/carbon/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import type { AnyManifest, RunManifest } from "../../harness/record/index.ts";
import { digestsOf, pricesOf } from "../results/manifest.ts";
import { packageVersion } from "../results/version.ts";

/** In what a manifest does not agree with itself or with what this version knows; null where it does. */
export function manifestFault({ kind, manifest }: AnyManifest): string | null {
  const { setting, data, version, fingerprint } = manifest;
  const ofMethods = kind === "study" ? null : methodFault(manifest.methods, version);
  if (ofMethods !== null) return ofMethods;
  const expected = fingerprintOf([setting, data.kind, digestsOf(data), version]);
  // That of several settings is of all of theirs, which it does not hold.
  if (kind !== "cells" && fingerprint !== expected) {
    return `its setting, data and version have the fingerprint ${expected}, got ${fingerprint}`;
  }
  if (kind === "study") return null;
  if (kind === "run" && !isDeepStrictEqual(manifest.objectives, setting["objectives"]))
    return "its objectives are not those of its setting";
  const accountings = kind === "run" ? ownAccountings(setting["accountings"]) : presets(manifest, version);
  if (typeof accountings === "string") return accountings;
  for (const accounting of accountings) {
    if (!isDeepStrictEqual(manifest.accountings[accounting.name], pricesOf(accounting)))
      return `accounting ${accounting.name}: its prices are not those of its setting`;
  }
  return null;
}

function methodFault(methods: RunManifest["methods"], version: string): string | null {
  for (const { name, bound, summary } of methods) {
    const method = methodOf(name);
    const told = JSON.stringify(name.slice(0, 80));
    if (method === undefined) return `no method is called ${told}`;
    if (method.bound !== bound) return `method ${told}: got bound ${bound}, expected ${method.bound}`;
    if (version === packageVersion() && method.summary !== summary)
      return `method ${told}: got the summary "${summary.slice(0, 80)}", expected "${method.summary}"`;
  }
  return null;
}

/** The accountings of a setting, or what is wrong with them. */
function ownAccountings(values: unknown): Accounting[] | string {
  try {
    return (values as unknown[]).map((value) => parseAccounting(value, "of the setting"));
  } catch (error) {
    return (error as Error).message;
  }
}

/** Presets that a manifest of this version names: of another version they may have been others. */
function presets({ accountings }: { readonly accountings: object }, version: string): Accounting[] {
  if (version !== packageVersion()) return [];
  return Object.keys(accountings).flatMap((name) => (Object.hasOwn(PRESETS, name) ? [PRESETS[name]] : []));
}
