import { z } from "zod";
import { PRESETS } from "../../harness/carbon/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { epochMsOf } from "../../harness/units/index.ts";
import { costFindings } from "../../reports/index.ts";
import { costOf } from "../live/live-cost.ts";
import { settledBy, type ToldImages } from "../live/told-record.ts";
import type { Records, StudyResult } from "../scenario.ts";
import { dataOf, type OpenDomainData } from "./tell-open-domain.ts";

/** File of the record of a dry run. */
export const TRIAL = "trial.json";

const tried = z.strictObject({
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  device: z.string(),
  imagesPerS: z.number().positive(),
  powerW: z.number().nonnegative(),
  how: z.string(),
});

/** What a trial told, and of what: a cost is reckoned from that alone. */
export type TriedDevice = z.infer<typeof tried>;

/** @throws UsageError where no trial is on record. */
export function trialIn(records: Records): TriedDevice {
  const text = records.get(TRIAL);
  if (text === undefined) {
    throw new UsageError(`records/${TRIAL} is missing: the cost cannot be told again`);
  }
  return tried.parse(JSON.parse(text));
}

/** What a search would cost by the trial of a device. */
export function tellCost(data: OpenDomainData, trial: TriedDevice, images: ToldImages): StudyResult {
  const { request, method, trace } = data;
  const { settings, device, imagesPerS, powerW, how } = trial;
  const pue = PRESETS["full"].pue.value;
  const at = { trace, startMs: epochMsOf(request.start), pue };
  const cost = costOf(settledBy(request, { settings }), trial, method.sampler !== null, at);
  return {
    data: dataOf(data, images),
    findings: costFindings(cost, { device, imagesPerS, powerW, how, pue }),
  };
}
