/** Tables that sort by a column, filter by words, and can be taken along as CSV. */
export const TABLES = `
  /** The number that a cell begins with; undefined where it begins with none. */
  function numberOf(text) {
    const match = /^[<≥ ]*([−-]?[\\d\\u2009\\u202f ]*\\.?\\d+(?:e[−-]?\\d+)?)/.exec(text.trim());
    return match === null ? undefined : Number(match[1].replaceAll("−", "-").replaceAll(/\\s/g, ""));
  }

  /** Numbers by size, words by the alphabet, and what has no number last, whichever way. */
  function sortRows(body, column, numeric, direction) {
    const rows = [...body.rows].map((row) => ({ row, text: row.cells[column].innerText, number: numberOf(row.cells[column].innerText) }));
    rows.sort((a, b) => {
      if (!numeric) return direction * a.text.localeCompare(b.text, "en", { numeric: true });
      if (a.number === undefined || b.number === undefined) return (a.number === undefined) - (b.number === undefined);
      return direction * (a.number - b.number);
    });
    body.append(...rows.map(({ row }) => row));
  }

  function makeSortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    for (const [column, head] of heads.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sortRows(table.tBodies[0], column, head.classList.contains("number"), up ? 1 : -1);
      });
    }
  }

  function makeFilter(table, tools) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const status = document.createElement("span");
    input.type = "search";
    input.placeholder = "words";
    label.append("Filter rows ", input);
    status.setAttribute("role", "status");
    const rows = [...table.tBodies[0].rows];
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\\s+/).filter((word) => word !== "");
      for (const row of rows) {
        row.hidden = !words.every((word) => (row.dataset.text ??= row.textContent.toLowerCase()).includes(word));
      }
      status.textContent = words.length === 0 ? "" : rows.filter((row) => !row.hidden).length + " of " + rows.length + " rows";
    });
    tools.append(label, status);
  }

  for (const scroll of document.querySelectorAll(".scroll:not(.card .scroll)")) {
    const table = scroll.querySelector("table");
    const tools = document.createElement("div");
    tools.className = "tools";
    if (table.tBodies[0].rows.length > 6) makeFilter(table, tools);
    const csv = document.createElement("button");
    csv.type = "button";
    csv.textContent = "Save as CSV";
    csv.setAttribute("aria-label", "Save as CSV: " + table.getAttribute("aria-label"));
    csv.addEventListener("click", () => {
      const rows = [...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells].map((cell) => cell.innerText.trim().replaceAll(/\\s*\\n\\s*/g, " ")));
      save("table.csv", new Blob([csvText(rows)], { type: "text/csv" }));
    });
    tools.append(csv);
    scroll.before(tools);
    makeSortable(table);
  }
`;
