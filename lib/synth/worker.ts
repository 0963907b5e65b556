import { worker } from 'workerpool';
import { Cache, type CachePlace, type Receipt } from './cache';
import { make } from './make';
import type { Task } from './task';
import { builtIn } from './toolkit';

/** What a worker is told: where it is, and what it is to make. */
export interface Order {
  readonly root: string;
  readonly cache: CachePlace;
  readonly tasks: readonly (Task & { readonly key: string })[];
}

/** Makes tasks in a thread of its own, and leaves the texts in the cache. */
async function fill({ root, cache: place, tasks }: Order): Promise<Receipt[]> {
  const cache = new Cache(place);
  const receipts: Receipt[] = [];
  for (const task of tasks) receipts.push(cache.write(task.key, await make(task, { root, toolkit: builtIn })));
  return receipts;
}

worker({ fill });
