import { CHOICE } from "./choice.ts";
import { COPY } from "./copy.ts";
import { DOWNLOADS } from "./downloads.ts";
import { DRAWING } from "./drawing.ts";
import { TABLES } from "./tables.ts";
import { THEME } from "./theme-toggle.ts";

/**
 * What runs in the reader's browser.
 *
 * Plain text on purpose: it is no part of the program that makes the report and must not depend on how that is compiled.
 */
export const CLIENT_SCRIPT = `
(() => {
  "use strict";
${[CHOICE, DRAWING, DOWNLOADS, TABLES, THEME, COPY].join("")}
})();
`;
