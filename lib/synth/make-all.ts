import type { Cache, Receipt } from './cache';
import { type Crew, gather, size } from './crew';
import type { Workshop } from './workshop';
import { type Made as Outcome, make } from './make';
import type { Task } from './task';
import { builtIn } from './toolkit';

/** What came of a task, and where the cache has it. */
export interface Made extends Outcome {
  /** @default - the cache does not have it */
  readonly key?: string;
  readonly receipt?: Receipt;
  /** Whether it was made now. @default - the cache had it */
  readonly isNew?: boolean;
}

/** How tasks are made. */
export interface Making {
  readonly workshop: Workshop;
  /** What was made before. @default - nothing is kept */
  readonly cache?: Cache;
  /** Threads. @default - as many as the machine has cores, where there is enough to do */
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

/** Tasks from which on threads are worth the half second in which they load what they need. */
const enough = 150;
/** Tasks that go to a thread at a time: few enough to share the work out, many enough to copy once what they have in common. */
const batch = 24;

interface Open {
  readonly index: number;
  readonly task: Task;
  readonly key?: string;
}

/** What comes of all tasks, in their order. */
export async function makeAll(tasks: readonly Task[], making: Making): Promise<Made[]> {
  const { cache } = making;
  const made: Made[] = [];
  const open: Open[] = [];
  for (const [index, task] of tasks.entries()) {
    const key = cache?.keyOf(task);
    const receipt = key === undefined ? undefined : cache?.read(key);
    if (receipt) made[index] = { ...cache!.open(key!, receipt), key, receipt };
    else open.push({ index, task, key });
  }

  let done = tasks.length - open.length;
  const step = (name: string) => making.onProgress?.(done++, tasks.length, name);
  const threads = threadsFor(open, making);
  const shared = threads > 0 ? open.filter(({ key }) => key !== undefined) : [];
  if (cache && shared.length) {
    const crew = gather(threads);
    try {
      await share(shared, crew, { cache, making, made, step });
    } finally {
      await crew.leave();
    }
  }
  for (const { index, task, key } of open) {
    if (made[index]) continue;
    step(task.name);
    const one = await make(task, making.workshop);
    const receipt = key === undefined ? undefined : cache?.write(key, one);
    // The texts stay in the cache, and need no memory here.
    made[index] = { ...(receipt ? { ...cache!.open(key!, receipt), key, receipt } : one), isNew: true };
  }
  return made;
}

function threadsFor(open: readonly Open[], { workers = size(), cache, workshop }: Making): number {
  // Tables of functions cannot be sent to a thread.
  const possible = cache !== undefined && workshop.toolkit === builtIn;
  return possible && open.length >= enough && workers > 1 ? workers : 0;
}

interface Sharing {
  readonly cache: Cache;
  readonly making: Making;
  readonly made: Made[];
  readonly step: (name: string) => void;
}

/** Hands tasks out in batches, and takes in what comes of them. */
async function share(open: readonly Open[], crew: Crew, { cache, making, made, step }: Sharing): Promise<void> {
  const batches = Array.from({ length: Math.ceil(open.length / batch) }, (_, index) =>
    open.slice(index * batch, (index + 1) * batch),
  );
  await Promise.all(
    batches.map(async (some) => {
      const receipts = await crew.fill({
        root: making.workshop.root,
        cache: cache.place,
        tasks: some.map(({ task, key }) => ({ ...task, key: key! })),
      });
      for (const [nth, { index, task, key }] of some.entries()) {
        step(task.name);
        const receipt = receipts[nth]!;
        made[index] = { ...cache.open(key!, receipt), key, receipt, isNew: true };
      }
    }),
  );
}
