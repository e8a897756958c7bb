/** "20 seeds", or "18 to 20 seeds" where methods differ. */
export function seedsText(counts: readonly number[]): string {
  if (counts.length === 0) return "no seeds";
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${most} ${most === 1 ? "seed" : "seeds"}` : `${least} to ${most} seeds`;
}
