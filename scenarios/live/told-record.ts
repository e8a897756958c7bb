import { DatasetStore, type LoadedImages } from "../../datasets/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import { digestOfImages } from "../../harness/images/index.ts";
import { parseRecord, type RecordEntry, type WorkRecord } from "../../harness/live/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import type { Records, StudyContext } from "../scenario.ts";
import { drawImages, type DrawnImages } from "./drawn-images.ts";
import type { LiveRequest } from "./live-flags.ts";

/** The images of work that is told of. */
export type ToldImages = DrawnImages & Pick<LoadedImages, "sources" | "notes">;

/** Said of every result that rests on real work. */
export const ON_RECORD =
  "The work was done for real and is on record in `records/`: `npm run verify` tells the results again from there and trains nothing, since no training comes to the same bytes on another device.";

/** By what images are known that are learned from and judged on. */
export function imagesDigest({ train, test }: DrawnImages): string {
  return fingerprintOf([train, test].map(digestOfImages));
}

/** A record of a folder of results. @throws UsageError where it is not there, Error where it is damaged. */
export function recordIn(records: Records, name: string): WorkRecord {
  const text = records.get(name);
  if (text === undefined) throw new UsageError(`records/${name} is missing: the work cannot be told again`);
  return parseRecord(`records/${name}`, text);
}

/** A request whose sizes are those of the work on record. */
export function settledBy<Request extends LiveRequest>(
  request: Request,
  { settings }: Pick<WorkRecord, "settings">,
): Request {
  const names = ["trainImages", "testImages", "epochs", "cells", "channels", "batch"] as const;
  const sizes = Object.fromEntries(names.map((name) => [name, Number(settings[name])]));
  return { ...request, ...sizes };
}

/** The images of a record, drawn anew; where they are others now than then, the settings that come back say so. */
export async function imagesOf<Kept extends Pick<WorkRecord, "settings">>(
  request: LiveRequest,
  record: Kept,
  { mirror, cache, onNotice, onTransfer }: StudyContext,
): Promise<{ readonly images: ToldImages; readonly record: Kept }> {
  const store = new DatasetStore({ mirror, cacheDir: cache, onNotice, onProgress: onTransfer });
  const whole = await store.images(request.images);
  const images = { ...whole, ...drawImages(whole, settledBy(request, record)) };
  return {
    images,
    record: { ...record, settings: { ...record.settings, imagesSha256: imagesDigest(images) } },
  };
}

/** Trainer, backend and device that a record is of. */
export function devicesIn({ settings }: Pick<WorkRecord, "settings">): string[] {
  const { trainer, backend, device } = settings;
  return [`${trainer}, ${backend}, ${device}`];
}

/** How the electricity of work is known. */
export function howOf(entries: readonly RecordEntry[]): string {
  return [...new Set(entries.filter(({ seconds }) => seconds > 0).map(({ energy }) => energy.how))].join(
    " | ",
  );
}
