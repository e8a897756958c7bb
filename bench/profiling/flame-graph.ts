import type { Call } from "./call-tree.ts";

const WIDTH = 1200;
const ROW = 18;
/** Narrower than this nobody sees it. */
const LEAST_PX = 0.4;
const CHARACTER_PX = 6.2;
const MARGIN = 30;

/** A flame graph as SVG: the width of a bar is its time, what it called stands on it. Hovering tells name, place and time. */
export function flameGraph(title: string, root: Call): string {
  const bars: string[] = [];
  let depths = 0;
  const draw = (call: Call, x: number, depth: number): void => {
    const width = (call.totalMs / root.totalMs) * WIDTH;
    if (width < LEAST_PX) return;
    depths = Math.max(depths, depth + 1);
    bars.push(barOf(call, x, depth, width, root.totalMs));
    let left = x;
    for (const callee of call.calls) {
      draw(callee, left, depth + 1);
      left += (callee.totalMs / root.totalMs) * WIDTH;
    }
  };
  draw(root, 0, 0);
  const height = MARGIN + depths * ROW;
  // Rows are drawn from the bottom up: the root lies at the bottom.
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="monospace" font-size="11">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    `<text x="6" y="19">${escaped(title)}, ${root.totalMs.toFixed(0)} ms</text>`,
    `<g transform="translate(0 ${height})">`,
    ...bars,
    "</g></svg>\n",
  ].join("\n");
}

function barOf(
  { name, where, selfMs, totalMs }: Call,
  x: number,
  depth: number,
  width: number,
  allMs: number,
): string {
  const y = -(depth + 1) * ROW;
  const share = ((100 * totalMs) / allMs).toFixed(1);
  const told = `${name} ${where}: ${totalMs.toFixed(1)} ms (${share} %), itself ${selfMs.toFixed(1)} ms`;
  const room = Math.floor((width - 6) / CHARACTER_PX);
  const label = room < 3 ? "" : name.length <= room ? name : `${name.slice(0, room - 1)}…`;
  const text = label === "" ? "" : `<text x="${(x + 3).toFixed(2)}" y="${y + 13}">${escaped(label)}</text>`;
  return (
    `<g><title>${escaped(told)}</title>` +
    `<rect x="${x.toFixed(2)}" y="${y}" width="${width.toFixed(2)}" height="${ROW - 1}" fill="${colourOf(where)}"/>${text}</g>`
  );
}

/** One hue for each file, grey for what is the engine's own. */
function colourOf(where: string): string {
  const [file] = where.split(":");
  if (file === "" || where.startsWith("node:")) return "#cccccc";
  let hash = 0;
  for (const character of file) hash = (hash * 31 + (character.codePointAt(0) as number)) % 360;
  return `hsl(${hash} 65% 78%)`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
