/** No supernet gives its architectures the accuracy (%) of training alone. */
const SUPERNET_CEILING = 88;

/** The scale on which a column is modelled, so that effects add up and spreads are even. */
export const SCALES = {
  identity: { to: (value: number) => value, from: (scaled: number) => scaled },
  log: { to: Math.log, from: Math.exp },
  /** Log of the error: what an accuracy lacks to 100 %. */
  logError: {
    to: (value: number) => Math.log(100 - value),
    from: (scaled: number) => 100 - Math.exp(scaled),
  },
  /** Log odds against a ceiling a little above any supernet score: good ones are crowded below it. */
  supernetLogit: {
    to: (value: number) => Math.log(value / (SUPERNET_CEILING - value)),
    from: (scaled: number) => SUPERNET_CEILING / (1 + Math.exp(-scaled)),
  },
} as const satisfies Readonly<
  Record<string, { readonly to: (value: number) => number; readonly from: (scaled: number) => number }>
>;

export type ScaleName = keyof typeof SCALES;
