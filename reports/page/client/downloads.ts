/** A figure's spec, drawing and rows as files, made here: a page sent by itself has no files beside it. */
export const DOWNLOADS = `
  function save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** The spec as it is in its file, with its title: not as fitted to this page. */
  function specOf(id) {
    const { spec, packed } = contentOf(id);
    return { ...spec, data: { values: unpacked(packed) } };
  }

  /** For a paper: dark ink on white. */
  function paperView(id) {
    const spec = JSON.parse(JSON.stringify(specOf(id)).replaceAll("currentColor", "#1b1f24"));
    spec.config.background = "white";
    return new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: "none" });
  }

  function csvText(rows) {
    const cell = (value) => {
      const text = value === undefined || value === null ? "" : String(value);
      return /[",\\n\\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
    };
    return rows.map((row) => row.map(cell).join(",") + "\\n").join("");
  }

  const MAKERS = {
    spec: (id) => save(id + ".vl.json", new Blob([JSON.stringify(specOf(id), null, 2) + "\\n"], { type: "application/json" })),
    svg: async (id) => save(id + ".svg", new Blob([await paperView(id).toSVG()], { type: "image/svg+xml" })),
    png: async (id) => (await paperView(id).toCanvas(2)).toBlob((blob) => save(id + ".png", blob)),
    csv: (id) => {
      const { fields, rows } = contentOf(id).packed;
      const plain = rows.map((row) => row.map((value) => (Array.isArray(value) ? null : value)));
      save(id + ".csv", new Blob([csvText([fields, ...plain])], { type: "text/csv" }));
    },
  };
  for (const button of document.querySelectorAll("[data-download]")) {
    button.addEventListener("click", () => MAKERS[button.dataset.download](button.dataset.figure));
  }
`;
