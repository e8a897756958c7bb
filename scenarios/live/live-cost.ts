import type { CarbonTrace } from "../../harness/carbon/index.ts";
import { OPERATIONS } from "../../harness/nas/index.ts";
import { JUDGED_PATHS, fewShotEpochs } from "../../harness/train/index.ts";
import {
  MS_PER_HOUR,
  SECONDS_PER_HOUR,
  energyKwh,
  hoursToMs,
  secondsToMs,
} from "../../harness/units/index.ts";
import type { CostRow } from "../../reports/index.ts";
import type { OpenDomainRequest } from "./open-domain-flags.ts";
import type { Trial } from "./trial.ts";

/** Judging an image takes about a third of learning from it: no gradient. */
const JUDGING = 1 / 3;
/** Networks of a front, as small searches find them. */
const FRONT = 8;

/**
 * About what a search is expected to cost, part by part: at the speed and power of a trial, the mean intensity of its hours, and
 * a facility's overhead. No bound: the trial's cell is neither the cheapest nor the costliest.
 */
export function costOf(
  request: OpenDomainRequest,
  { imagesPerS, powerW }: Trial,
  samples: boolean,
  { trace, startMs, pue }: { trace: CarbonTrace; startMs: number; pue: number },
): CostRow[] {
  const { trainImages, testImages, epochs, finalSeeds, initial, gpus, hours } = request;
  const epochSJudging = (networks: number): number =>
    (trainImages + networks * testImages * JUDGING) / imagesPerS;
  const epochS = epochSJudging(1);
  const finalEpochs = request.finalEpochs || 2 * epochs;
  const parts: readonly (readonly [string, number])[] = [
    ...(samples ? ([["supernet", epochsOfSupernet(request) * epochSJudging(JUDGED_PATHS)]] as const) : []),
    [`${initial} initial architectures`, initial * epochs * epochS],
    [`search, ${gpus} GPUs for ${hours} h`, gpus * hours * SECONDS_PER_HOUR],
    [`about ${FRONT} networks of the front, ${finalSeeds} times`, FRONT * finalSeeds * finalEpochs * epochS],
  ];
  const totalMs = parts.reduce((sum, [, seconds]) => sum + secondsToMs(seconds), 0);
  const endMs = Math.min(startMs + Math.max(MS_PER_HOUR, totalMs, hoursToMs(hours)), trace.endMs);
  const intensity = trace.mean(startMs, endMs);
  return parts.map(([part, seconds]) => {
    const kwh = energyKwh(powerW * pue, secondsToMs(seconds));
    return { part, deviceHours: seconds / SECONDS_PER_HOUR, energyKwh: kwh, carbonG: kwh * intensity };
  });
}

/** Those of its parts included, where it is split. */
function epochsOfSupernet({ supernetEpochs, splitEdge }: OpenDomainRequest): number {
  return splitEdge === 0 ? supernetEpochs : fewShotEpochs(supernetEpochs, OPERATIONS.length);
}
