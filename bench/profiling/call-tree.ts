import type { Profiler } from "node:inspector";

/** A function as called from one place, with all that it called. */
export interface Call {
  readonly name: string;
  /** File and line, or "" for what has none. */
  readonly where: string;
  /** Time in the function itself, and in it and all that it called, ms. */
  readonly selfMs: number;
  readonly totalMs: number;
  /** The longest first. */
  readonly calls: readonly Call[];
}

/** The samples of a CPU profile as a tree. Callees of one name and place are one, whichever line called them. */
export function callTree({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Call {
  const selfMs = new Map<number, number>();
  samples.forEach((id, i) => selfMs.set(id, (selfMs.get(id) ?? 0) + timeDeltas[i] / 1000));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const merged = (ids: readonly number[]): Call => {
    const [{ callFrame }] = ids.map((id) => byId.get(id) as Profiler.ProfileNode);
    const callees = new Map<string, number[]>();
    for (const id of ids.flatMap((id) => byId.get(id)?.children ?? [])) {
      const { functionName, url, lineNumber } = (byId.get(id) as Profiler.ProfileNode).callFrame;
      const key = `${functionName} ${url}:${lineNumber}`;
      const group = callees.get(key);
      if (group === undefined) callees.set(key, [id]);
      else group.push(id);
    }
    const calls = [...callees.values()].map(merged).toSorted((a, b) => b.totalMs - a.totalMs);
    const self = ids.reduce((sum, id) => sum + (selfMs.get(id) ?? 0), 0);
    return {
      name: callFrame.functionName || "(anonymous)",
      where:
        callFrame.url === ""
          ? ""
          : `${callFrame.url.replace(/^.*dist-bench\//, "")}:${callFrame.lineNumber + 1}`,
      selfMs: self,
      totalMs: calls.reduce((sum, { totalMs }) => sum + totalMs, self),
      calls,
    };
  };
  return merged([nodes[0].id]);
}

/** Where the time goes: functions by their own time, wherever they were called from; the longest first. */
export function bySelfTime(
  root: Call,
): { readonly name: string; readonly where: string; readonly selfMs: number }[] {
  const own = new Map<string, { name: string; where: string; selfMs: number }>();
  const visit = ({ name, where, selfMs, calls }: Call): void => {
    const key = `${name} ${where}`;
    const known = own.get(key);
    if (known === undefined) own.set(key, { name, where, selfMs });
    else known.selfMs += selfMs;
    for (const call of calls) visit(call);
  };
  visit(root);
  return [...own.values()].toSorted((a, b) => b.selfMs - a.selfMs);
}
