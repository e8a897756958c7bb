import * as sources from "./sources.ts";

/** The bibliography entries of the sources that files at these addresses come from, each once, in order of their text. */
export function bibtexOf(urls: readonly string[]): string[] {
  const used = Object.values(sources).filter((source) =>
    urls.some((url) => ("base" in source ? url.startsWith(`${source.base}/`) : url === source.url)),
  );
  return [...new Set(used.map(({ bibtex }) => bibtex))].toSorted();
}
