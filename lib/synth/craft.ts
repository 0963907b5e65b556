import type { Layer } from './layer';
import { make } from './render/make';
import { type Cache, type Receipt, receiptOf } from './store/cache';
import type { Task } from './task';
import type { Workshop } from './workshop';

/** What was made of one task. */
export interface Entry {
  readonly layer: Layer;
  /** Where the cache has it. @default - it is made each time */
  readonly key?: string;
  readonly receipt: Receipt;
}

/** What came of a task. */
export interface Crafted {
  /** The task's. */
  readonly name: string;
  readonly entry: Entry;
  /** Whether it was made now: else the cache had it. */
  readonly isNew: boolean;
}

/** Makes a task, unless the cache has what it made before. */
export async function craft(task: Task, workshop: Workshop, cache: Cache | undefined): Promise<Crafted> {
  const { name, layer } = task;
  const key = cache?.keyOf(task);
  const known = key === undefined ? undefined : cache!.read(key);
  if (known) return { name, entry: { layer, key, receipt: known }, isNew: false };
  const made = await make(task, workshop);
  const receipt = key === undefined ? receiptOf(made) : cache!.write(key, made);
  return { name, entry: { layer, key, receipt }, isNew: true };
}
