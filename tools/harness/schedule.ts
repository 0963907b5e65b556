import { pause } from './each';

/** Something to do when what it needs is there. */
export interface Job {
  /** Whether it mostly waits, so that it costs others little to run beside them. @default false */
  readonly waits?: boolean;
  /** How long it takes, in minutes. */
  readonly minutes: number;
}

/** How jobs are scheduled. */
export interface Schedule<Item, Result> {
  /** Whether what an item needs is there. */
  readonly ready: (item: Item) => boolean;
  /** Minutes that are left of the time budget. */
  readonly left: () => number;
  readonly work: (item: Item) => Promise<Result>;
  /** What stands for the result of an item that would not end within the time budget. */
  readonly leaveOut: (item: Item) => Result;
}

/**
 * Works on all items, results in their order: one at a time, the first of those whose needs are there, and beside them,
 * one at a time too, those that mostly wait.
 */
export async function schedule<Item extends Job, Result>(
  items: readonly Item[],
  { ready, left, work, leaveOut }: Schedule<Item, Result>,
): Promise<Result[]> {
  const done = new Map<Item, Result>();
  const lane = async (pending: Item[]) => {
    while (pending.length > 0) {
      const late = pending.filter(({ minutes }) => minutes > left());
      for (const item of late) done.set(item, leaveOut(item));
      pending = pending.filter((item) => !late.includes(item));
      const next = pending.find(ready);
      if (next === undefined) {
        await pause(0.2);
        continue;
      }
      pending = pending.filter((item) => item !== next);
      done.set(next, await work(next));
    }
  };
  await Promise.all([true, false].map((waits) => lane(items.filter((item) => (item.waits ?? false) === waits))));
  return items.map((item) => done.get(item)!);
}
