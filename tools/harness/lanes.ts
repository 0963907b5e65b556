import { each } from './each';

/** Something to do, and whether it mostly waits. */
interface Work {
  readonly waits?: boolean;
}

/** Works on all items, results in their order: one after the other, and those that mostly wait beside the rest. */
export async function inLanes<Item extends Work, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const done = new Map<Item, Result>();
  const lanes = [true, false].map((waits) => items.filter((item) => (item.waits ?? false) === waits));
  await Promise.all(lanes.map((lane) => each(lane, 1, async (item) => void done.set(item, await work(item)))));
  return items.map((item) => done.get(item)!);
}
