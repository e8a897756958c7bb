/** Values on this many characters or fewer stay on one line. */
const LINE_LENGTH = 110;

/** JSON that people can read and diff: short objects, such as the rows of a figure's data, take one line each. */
export function specText(value: unknown): string {
  return `${lines(value, "")}\n`;
}

function lines(value: unknown, indent: string): string {
  const short = JSON.stringify(value);
  if (typeof value !== "object" || value === null || indent.length + short.length <= LINE_LENGTH) {
    return short;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => inner + lines(item, inner)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${inner}${JSON.stringify(key)}: ${lines(member, inner)}`);
  return `{\n${members.join(",\n")}\n${indent}}`;
}
