/** The page's style sheet: system fonts, light and dark, one column that a phone can hold, sane page breaks on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #14171b); --ink: light-dark(#1b1f24, #e4e7eb); --quiet: light-dark(#57606a, #a2abb5);
  --line: light-dark(#d0d7de, #3a424b); --shade: light-dark(#f4f6f8, #1e2329); --link: light-dark(#0550ae, #79b8ff);
  --alarm: light-dark(#fff1c9, #453300); --alarm-line: light-dark(#b97800, #e6a700);
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 64rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.3rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 0.8rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 1.8rem 0 0.5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.2rem 0 0.4rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, button:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.lead { font-size: 1.1rem; color: var(--quiet); margin: 0 0 1rem; }
.skip { position: absolute; left: -999px; }
.skip:focus { position: static; }
.banner {
  border: 2px solid var(--alarm-line); background: var(--alarm); padding: 0.8rem 1rem; border-radius: 6px; font-size: 1.1rem;
}
.banner strong { display: block; font-size: 1.25rem; }
nav ul { columns: 2 16rem; column-gap: 2.5rem; padding-left: 1.2rem; margin: 0.4rem 0; }
figure { margin: 0 0 2.6rem; }
figure > .plot { width: 100%; min-height: 16rem; overflow-x: auto; }
figure > .plot.drawn { min-height: 0; }
figcaption, .quiet { color: var(--quiet); font-size: 0.9rem; }
figcaption p { margin: 0.15rem 0; }
.scroll { overflow-x: auto; margin: 0 0 1.4rem; }
table { border-collapse: collapse; font-size: 0.88rem; min-width: 100%; }
.caption { color: var(--quiet); font-size: 0.9rem; margin: 1.4rem 0 0.3rem; break-after: avoid; }
th, td { padding: 0.3rem 0.7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 600; }
tbody th, thead th:first-child { position: sticky; left: 0; background: var(--paper); }
td small, th small { display: block; color: var(--quiet); font-size: 0.85em; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
td.words { min-width: 14rem; }
pre { background: var(--shade); padding: 0.8rem; border-radius: 6px; overflow-x: auto; font-size: 0.85rem; }
code, pre, .digest { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { font-size: 0.92em; }
.digest { font-size: 0.8rem; overflow-wrap: anywhere; }
dl { margin: 0.5rem 0; }
dt { font-weight: 600; margin-top: 0.4rem; }
dd { margin: 0 0 0 1.2rem; }
details { margin: 0.6rem 0; }
summary { cursor: pointer; }
.card { border-left: 3px solid var(--line); padding-left: 1rem; }
li { margin: 0.3rem 0; }
button, input {
  font: inherit; font-size: 0.85rem; color: inherit; background: var(--shade); border: 1px solid var(--line); border-radius: 5px;
  padding: 0.25rem 0.6rem; min-height: 1.75rem;
}
button { cursor: pointer; }
button[aria-pressed="true"] { background: var(--link); color: var(--paper); border-color: var(--link); }
#theme { float: right; }
.tools, .choice { display: flex; flex-wrap: wrap; gap: 0.35rem 0.5rem; align-items: center; margin: 0.4rem 0; font-size: 0.85rem; color: var(--quiet); }
.choice { position: sticky; top: 0; z-index: 2; background: var(--paper); padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
th button {
  all: unset; cursor: pointer; font: inherit;
}
th button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
th[aria-sort="ascending"] button::after { content: " \\2191"; }
th[aria-sort="descending"] button::after { content: " \\2193"; }
.vega-embed { width: 100%; padding-right: 0 !important; }
.plot [class*="role-legend-label"] *, .plot [class*="role-legend-symbol"] * { pointer-events: all; cursor: pointer; }
@media (max-width: 600px) {
  #theme { float: none; display: block; margin: 0 0 0.6rem auto; }
  .choice { position: static; }
}
@media print {
  :root, :root[data-theme] {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #333; --line: #999; --shade: #f2f2f2; --link: #000; --alarm: #fff; --alarm-line: #000;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav, .skip, .tools, .choice, #theme { display: none !important; }
  h2, h3, h4 { break-after: avoid; }
  figure, tr, .banner { break-inside: avoid; }
  figure > .plot svg { max-width: 100%; height: auto; }
  .scroll, figure > .plot, pre { overflow: visible; }
  pre { white-space: pre-wrap; }
  table { font-size: 7.5pt; }
  th, td { padding: 0.15rem 0.3rem; }
  td.number { white-space: normal; }
}
`;
