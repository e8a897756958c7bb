import { expect, it } from "vitest";
import { markdownHtml } from "../../reports/page/markdown.ts";

it("renders headings below the page's own, paragraphs, lists and code", () => {
  expect(markdownHtml("# A\nText of `a<b` and **c**.\n\n- one\n  more\n- two\n\n```\n<x>\n\ny\n```\n")).toBe(
    "<h4>A</h4>\n<p>Text of <code>a&lt;b</code> and <strong>c</strong>.</p>\n<ul><li>one more</li><li>two</li></ul>\n<pre>&lt;x&gt;\n\ny</pre>",
  );
});

it("renders tables", () => {
  expect(markdownHtml("| a | b |\n|---|---:|\n| 1 | `2` |")).toContain(
    "<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td><code>2</code></td></tr></tbody>",
  );
});

it("links only to the web", () => {
  expect(markdownHtml("[a](https://example.org/x) <https://example.org> [b](javascript:alert)")).toBe(
    '<p><a href="https://example.org/x" rel="noreferrer">a</a> <a href="https://example.org" rel="noreferrer">https://example.org</a> b</p>',
  );
});

it("leaves stars between words and numbers alone", () => {
  expect(markdownHtml("5 * 300 * 2, *so*")).toBe("<p>5 * 300 * 2, <em>so</em></p>");
});
