/** What is to be closed before this process may end, whatever ends it. */
const open = new Map<() => Promise<void>, (notice: string) => void>();
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** What shells give a command that was interrupted. */
const INTERRUPTED = 130;

/**
 * On an interruption (Ctrl-C, SIGTERM) this is closed, with all else that is registered so, and the process ends with 130. A second one ends it at
 * once.
 * @returns what takes it out again.
 */
export function closedOnInterrupt(
  close: () => Promise<void>,
  onNotice: (notice: string) => void,
): () => void {
  if (open.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  open.set(close, onNotice);
  return () => {
    open.delete(close);
    if (open.size === 0) letGo();
  };
}

function onSignal(signal: NodeJS.Signals): void {
  letGo();
  const [onNotice] = open.values();
  onNotice?.(`${signal}: pauses what runs; the same command goes on from there`);
  const closed = Promise.allSettled([...open.keys()].map((close) => close()));
  void closed.then(() => process.exit(INTERRUPTED));
}

function letGo(): void {
  for (const signal of SIGNALS) process.off(signal, onSignal);
}
