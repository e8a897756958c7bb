/** What is kept on disk: whole or not at all, and nothing of others touched. */
export { isAlive } from "./is-alive.ts";
export { isFullDisk } from "./is-full-disk.ts";
export { makeFolder } from "./make-folder.ts";
export { readLines } from "./read-lines.ts";
export { SUMS, changedSince, sumsText } from "./sums.ts";
export { checkWritable, writeFolder, type FileContent } from "./write-folder.ts";
export { writeWhole } from "./write-whole.ts";
