/**
 * What runs in the reader's browser: draws a figure when it comes near the screen, fits it to its column, and draws it again when
 * the column's width changes. Ink is `currentColor`, so light, dark and paper need no second drawing.
 *
 * Plain text on purpose: it is no part of the program that makes the report and must not depend on how that is compiled.
 */
export const CLIENT_SCRIPT = `
(() => {
  "use strict";
  const plots = [...document.querySelectorAll(".plot")];
  const drawnWidth = new Map();

  function unpacked({ fields, rows }) {
    return rows.map((row) =>
      Object.fromEntries(fields.map((field, at) => [field, row[at]]).filter(([, value]) => value !== null)),
    );
  }

  function fitted(spec, room) {
    if (spec.data.packed) spec.data = { values: unpacked(spec.data.packed) };
    const fit = spec.usermeta.fit;
    const unit = spec.spec ?? spec;
    const narrow = room < 560;
    if (spec.facet) {
      const fits = Math.floor((room - fit.axesPx) / (fit.leastPx + fit.gapPx));
      spec.columns = Math.max(1, Math.min(spec.columns, fits));
    }
    unit.width = Math.max(150, Math.floor((room - fit.axesPx) / (spec.facet ? spec.columns : 1)) - fit.gapPx);
    // The page itself shows title and caption, as text that wraps.
    delete spec.title;
    spec.config.legend.columns = Math.max(1, Math.floor(room / 165));
    if (narrow) spec.config.axis.labelLimit = 110;
    return spec;
  }

  function draw(plot) {
    const room = plot.clientWidth;
    if (room === 0 || drawnWidth.get(plot) === room) return;
    drawnWidth.set(plot, room);
    const spec = fitted(JSON.parse(document.getElementById("spec-" + plot.dataset.figure).textContent), room);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches;
    vegaEmbed(plot, spec, {
      renderer: "svg",
      actions: { export: true, source: false, compiled: false, editor: false },
      downloadFileName: plot.dataset.figure,
      tooltip: { theme: dark ? "dark" : "light" },
    }).then(
      () => plot.classList.add("drawn"),
      (error) => { plot.textContent = "This figure could not be drawn: " + error.message; },
    );
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        near.unobserve(entry.target);
        draw(entry.target);
        resized.observe(entry.target);
      }
    },
    { rootMargin: "600px" },
  );
  let waiting = 0;
  const resized = new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const [plot, width] of drawnWidth) if (Math.abs(plot.clientWidth - width) > 12) draw(plot);
    }, 150);
  });
  for (const plot of plots) near.observe(plot);
  // Paper has no scrolling: what was not yet looked at is drawn now.
  addEventListener("beforeprint", () => {
    for (const plot of plots) if (!drawnWidth.has(plot)) draw(plot);
  });
})();
`;
