/** A record whose values are made when first read, and kept. */
export function lazyRecord<K extends string, V>(
  keys: readonly K[],
  valueOf: (key: K) => V,
): Readonly<Record<K, V>> {
  const record = {} as Record<K, V>;
  for (const key of keys) {
    Object.defineProperty(record, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = valueOf(key);
        Object.defineProperty(record, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return record;
}
