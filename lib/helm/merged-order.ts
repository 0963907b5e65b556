/** One order of all names that keeps that of each list; undefined where they contradict. */
export function mergedOrder(lists: readonly (readonly string[])[]): string[] | undefined {
  const waiting = lists.map((list) => [...list]);
  const merged: string[] = [];
  for (;;) {
    const heads = waiting.flatMap(([first]) => first ?? []);
    if (heads.length === 0) return merged;
    const next = heads.find((name) => waiting.every((list) => list.indexOf(name) <= 0));
    if (next === undefined) return undefined;
    for (const list of waiting) if (list[0] === next) list.shift();
    merged.push(next);
  }
}
