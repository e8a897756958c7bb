/** Words for messages. */
export { flagName } from "./flag-name.ts";
export { jsonText } from "./json-text.ts";
export { nearestFirst } from "./nearest.ts";
export { shellWord } from "./shell-word.ts";
export { unknownName } from "./unknown-name.ts";
export { UsageError } from "./usage-error.ts";
