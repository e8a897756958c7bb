/**
 * Draws a figure when it comes near the screen, fits it to its column, and draws it again when the column's width changes. Ink is
 * `currentColor`, so light, dark and paper need no second drawing.
 */
export const DRAWING = `
  const plots = [...document.querySelectorAll(".plot")];
  const drawnWidth = new Map();

  function contentOf(id) {
    return JSON.parse(document.getElementById("spec-" + id).textContent);
  }

  /** The opposite of packing: an empty list stands for a field that a row does not have. */
  function unpacked({ fields, rows }) {
    return rows.map((row) =>
      Object.fromEntries(fields.map((field, at) => [field, row[at]]).filter(([, value]) => !Array.isArray(value))),
    );
  }

  function fitted({ shown, packed }, room) {
    const spec = shown;
    spec.data = { values: unpacked(packed) };
    const fit = spec.usermeta.fit;
    const unit = spec.spec ?? spec;
    if (spec.facet) {
      const fits = Math.floor((room - fit.axesPx) / (fit.leastPx + fit.gapPx));
      spec.columns = Math.max(1, Math.min(spec.columns, fits));
    }
    const free = Math.floor((room - fit.axesPx) / (spec.facet ? spec.columns : 1)) - fit.gapPx;
    unit.width = Math.min(Math.max(150, free), fit.mostPx ?? free);
    // The page itself shows title and caption, as text that wraps.
    delete spec.title;
    spec.config.legend.columns = Math.max(1, Math.floor(room / 165));
    if (room < 560) {
      spec.config.axis.labelLimit = 110;
      spec.config.legend.columnPadding = 4;
    }
    return spec;
  }

  function draw(plot) {
    const id = plot.dataset.figure;
    const room = plot.clientWidth;
    if (room === 0 || drawnWidth.get(plot) === room) return Promise.resolve();
    drawnWidth.set(plot, room);
    views.get(id)?.finalize();
    const dark = getComputedStyle(plot).colorScheme === "dark";
    return vegaEmbed(plot, fitted(contentOf(id), room), {
      renderer: "svg",
      actions: false,
      tooltip: { theme: dark ? "dark" : "light" },
    }).then(
      ({ view }) => {
        views.set(id, view);
        chooseByClick(plot, view);
        plot.classList.add("drawn");
        const svg = plot.querySelector("svg");
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-label", view.description());
        return methods.size > 0 || keysOf(id).size > 0 ? showChoice(id, view) : undefined;
      },
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
`;
