/** Whether an error says that a disk, a quota or the largest file that it takes is full. */
export function isFullDisk(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG";
}
