/** A point that may be bought: losses in two objectives (lower is better) and a price. */
export interface Offer {
  readonly x: number;
  readonly y: number;
  readonly price: number;
}

interface Label {
  readonly price: number;
  /** Hypervolume left of this label's offer: what no later offer can change. */
  readonly settled: number;
  readonly offer: number;
  readonly before: Label | null;
}

/**
 * The cheapest set of offers whose 2-D hypervolume reaches a target: exact, by label setting.
 *
 * Along a front by ascending x (so descending y) the hypervolume is a sum over neighbours,
 * `(x_next - x) * (reference_y - y)`, so sets are paths. A label is dropped when another at the same offer is no dearer and
 * no smaller, when it is dearer than the best set known, or when even all later offers for nothing would miss the target.
 *
 * @param offers those with price 0 are what is already owned.
 * @param enough a price known to suffice: dearer sets are not looked at.
 * @returns indices into `offers`, or null when all of them together miss the target.
 */
export function cheapestSet(
  offers: readonly Offer[],
  reference: readonly [number, number],
  target: number,
  enough = Number.POSITIVE_INFINITY,
): number[] | null {
  const [referenceX, referenceY] = reference;
  const order = usefulOffers(offers, reference);
  const n = order.length;
  const at = (i: number): Offer => offers[order[i]];
  const bestTail = tailVolumes(
    order.map((i) => offers[i]),
    reference,
  );
  const labels: Label[][] = Array.from({ length: n }, () => []);
  let best = null as Label | null;

  const offerLabel = (to: number, label: Label): void => {
    if (label.price > enough || (best !== null && label.price >= best.price)) return;
    if (label.settled + bestTail[to] < target) return;
    const rivals = labels[to];
    if (rivals.some((rival) => rival.price <= label.price && rival.settled >= label.settled)) return;
    labels[to] = rivals.filter((rival) => rival.price < label.price || rival.settled > label.settled);
    labels[to].push(label);
    const whole = label.settled + (referenceX - at(to).x) * (referenceY - at(to).y);
    if (whole >= target) best = label;
  };

  for (let i = 0; i < n; i++) {
    offerLabel(i, { price: at(i).price, settled: 0, offer: i, before: null });
    for (const label of labels[i]) {
      for (let j = i + 1; j < n; j++) {
        if (at(j).y >= at(i).y) continue;
        const settled = label.settled + (at(j).x - at(i).x) * (referenceY - at(i).y);
        offerLabel(j, { price: label.price + at(j).price, settled, offer: j, before: label });
      }
    }
  }
  if (best === null) return null;
  const chosen: number[] = [];
  for (let label: Label | null = best; label !== null; label = label.before) chosen.push(order[label.offer]);
  return chosen.toReversed();
}

/**
 * Offers inside the reference that no other beats in x, y and price at once, by ascending x: what a cheapest set is made of,
 * also where dear offers are left out, since what beats an offer is no dearer.
 * @returns indices into `offers`.
 */
export function usefulOffers(
  offers: readonly Offer[],
  [referenceX, referenceY]: readonly [number, number],
): number[] {
  const inside = Array.from(offers.keys()).filter(
    (i) => offers[i].x < referenceX && offers[i].y < referenceY,
  );
  inside.sort(
    (a, b) => offers[a].x - offers[b].x || offers[a].y - offers[b].y || offers[a].price - offers[b].price,
  );
  const kept: number[] = [];
  for (const i of inside) {
    if (!kept.some((k) => offers[k].y <= offers[i].y && offers[k].price <= offers[i].price)) kept.push(i);
  }
  return kept;
}

/**
 * For each offer, the most hypervolume that a front from it on can have right of its x: it and all later ones for nothing.
 */
function tailVolumes(
  sorted: readonly Offer[],
  [referenceX, referenceY]: readonly [number, number],
): Float64Array {
  const tails = new Float64Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) {
    let { x, y } = sorted[i];
    let volume = 0;
    for (let j = i + 1; j < sorted.length; j++) {
      if (sorted[j].y >= y) continue;
      volume += (sorted[j].x - x) * (referenceY - y);
      ({ x, y } = sorted[j]);
    }
    tails[i] = volume + (referenceX - x) * (referenceY - y);
  }
  return tails;
}
