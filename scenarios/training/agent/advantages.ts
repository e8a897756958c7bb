/**
 * Generalised advantage estimates (Schulman et al., ICLR 2016) of one finished episode, and the returns they imply for the
 * critic: advantage_t = sum_k (discount * trace)^k delta_{t+k}, delta_t = r_t + discount V_{t+1} - V_t, V = 0 after the end.
 */
export function advantagesOf(
  rewards: Float64Array,
  values: Float64Array,
  { discount, trace }: { readonly discount: number; readonly trace: number },
): { advantages: Float64Array; returns: Float64Array } {
  const advantages = new Float64Array(rewards.length);
  let running = 0;
  for (let t = rewards.length - 1; t >= 0; t--) {
    const next = t + 1 < rewards.length ? values[t + 1] : 0;
    running = rewards[t] + discount * next - values[t] + discount * trace * running;
    advantages[t] = running;
  }
  return { advantages, returns: advantages.map((advantage, t) => advantage + values[t]) };
}

/**
 * Takes from each advantage, in place, the mean of all episodes of a group at the same decision: what is left is what the
 * actions made of the same world. A decision that only one episode came to tells nothing and becomes 0.
 */
export function centreWithin(group: readonly Float64Array[]): void {
  const longest = Math.max(...group.map(({ length }) => length));
  for (let t = 0; t < longest; t++) {
    const present = group.filter(({ length }) => length > t);
    const mean = present.reduce((sum, advantages) => sum + advantages[t], 0) / present.length;
    for (const advantages of present) advantages[t] -= mean;
  }
}
