import { compile, type TopLevelSpec } from "vega-lite";

/** Fails where Vega-Lite would only grumble. */
const STRICT = {
  level: () => STRICT,
  error: refuse,
  warn: refuse,
  info: () => STRICT,
  debug: () => STRICT,
};

function refuse(...words: readonly unknown[]): never {
  throw new Error(`vega-lite: ${words.join(" ")}`);
}

/** The compiled spec. @throws Error on anything that Vega-Lite warns of. */
export function compiled(spec: TopLevelSpec): object {
  return compile(spec, { logger: STRICT }).spec;
}
