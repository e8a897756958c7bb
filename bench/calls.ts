/** A method of a class, by the class's prototype and its name. */
export type Watched = readonly [prototype: object, method: string];

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * How often methods were called while some work was done, by label; what was never called is left out. They are replaced on their prototypes and put back: the code that is
 * counted knows nothing of it, and what is timed is not what is counted.
 * @throws Error for a method that a prototype does not have.
 */
export async function callsWithin(
  watched: Readonly<Record<string, Watched>>,
  work: () => unknown,
): Promise<Record<string, number>> {
  const calls: Record<string, number> = {};
  const put = ([prototype, method]: Watched, value: Method): void => {
    Object.defineProperty(prototype, method, { value, configurable: true, writable: true });
  };
  const originals = Object.values(watched).map(([prototype, method]) => {
    const original: unknown = Object.getOwnPropertyDescriptor(prototype, method)?.value;
    if (typeof original !== "function") throw new Error(`calls of ${method}: no such method`);
    return original as Method;
  });
  Object.entries(watched).forEach(([label, own], i) => {
    put(own, function (...args) {
      calls[label] = (calls[label] ?? 0) + 1;
      return originals[i].apply(this, args);
    });
  });
  try {
    await work();
  } finally {
    Object.values(watched).forEach((own, i) => put(own, originals[i]));
  }
  return calls;
}
