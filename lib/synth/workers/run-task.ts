import { type ActionCache, type CacheEntry, uncached } from '../cache/action-cache';
import type { RenderContext } from '../render/context';
import { renderTask } from '../render/render';
import { type Task, taskId } from '../render/task';

/** What came of a task. */
export interface TaskResult {
  readonly id: string;
  readonly name: string;
  /** Key in the action cache. @default - it is rendered each time */
  readonly key?: string;
  readonly entry: CacheEntry;
  /** Whether it was rendered now, instead of read from the cache. */
  readonly isNew: boolean;
}

/** Renders a task, unless the cache has its result. */
export async function runTask(task: Task, context: RenderContext, cache?: ActionCache): Promise<TaskResult> {
  const { name } = task;
  const id = taskId(task);
  const key = cache?.keyOf(task);
  const known = key === undefined ? undefined : cache!.read(key);
  if (known) return { id, name, key, entry: known, isNew: false };
  const rendered = await renderTask(task, context);
  const entry = key === undefined ? uncached(rendered) : cache!.write(key, rendered);
  return { id, name, key, entry, isNew: true };
}
