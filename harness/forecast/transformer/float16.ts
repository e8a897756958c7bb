/** Half-precision floats (IEEE 754 binary16): 11 bits of significand, some three decimal digits. */

const FRACTION_BITS = 10;
const SMALLEST_NORMAL_EXPONENT = -14;
const LARGEST_EXPONENT = 15;

/** What one step of the significand is worth, by exponent: of subnormal numbers the same as of the smallest normal ones. */
const STEPS = Float64Array.from({ length: 0x20 }, (_, exponent) =>
  exponent === 0x1f
    ? Number.NaN
    : 2 ** (Math.max(exponent, 1) - 1 + SMALLEST_NORMAL_EXPONENT - FRACTION_BITS),
);

/** The nearest half, ties to even, as its 16 bits. @throws RangeError for what no half can hold. */
export function halfOf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (magnitude === 0) return sign;
  const exponent = Math.max(SMALLEST_NORMAL_EXPONENT, Math.floor(Math.log2(magnitude)));
  const step = 2 ** (exponent - FRACTION_BITS);
  const steps = roundHalfToEven(magnitude / step);
  const bits = ((exponent - SMALLEST_NORMAL_EXPONENT) << FRACTION_BITS) + steps;
  // A rounded-up significand carries into the exponent by itself; so does log2 where it is off by one.
  if (!(bits < (LARGEST_EXPONENT - SMALLEST_NORMAL_EXPONENT + 2) << FRACTION_BITS)) {
    throw new RangeError(`got ${value}, expected a number that half precision holds (up to 65,504)`);
  }
  return sign | bits;
}

/** The number that 16 bits stand for; NaN where they stand for none that `halfOf` makes. */
export function ofHalf(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> FRACTION_BITS) & 0x1f;
  const significand = (bits & 0x3ff) + (exponent === 0 ? 0 : 0x400);
  return sign * significand * STEPS[exponent];
}

function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}
