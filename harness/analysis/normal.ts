const LOG_SQRT_2PI = Math.log(2 * Math.PI) / 2;
/** Where the power series stops to be exact in the tail and the continued fraction has become so. */
const TAIL = 3;

/** P(Z <= z) for a standard normal Z, to about 14 digits, in the lower tail too. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  if (z > TAIL) return 1 - upperTail(z);
  if (z < -TAIL) return upperTail(-z);
  // Marsaglia, "Evaluating the Normal Distribution", J. Stat. Software 11(4), 2004.
  let sum = z;
  let term = z;
  let previous = NaN;
  for (let odd = 3; sum !== previous; odd += 2) {
    previous = sum;
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * density(z);
}

/**
 * The z with P(Z <= z) = p for a standard normal Z: -Infinity at 0, Infinity at 1.
 * Abramowitz and Stegun 26.2.23, then polished by Halley's rule.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`normal quantile: got probability ${p}, expected 0..1`);
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  const t = Math.sqrt(-2 * Math.log(p));
  let z =
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let round = 0; round < 2; round++) {
    const step = (normalCdf(z) - p) / density(z);
    z -= step / (1 + (z * step) / 2);
  }
  return z;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2 - LOG_SQRT_2PI);
}

/** P(Z > z) for z > TAIL: Laplace's continued fraction, from the inside out. */
function upperTail(z: number): number {
  let fraction = z;
  for (let k = 100; k >= 1; k--) fraction = z + k / fraction;
  return density(z) / fraction;
}
