import { builtIn } from '../synth/toolkit';
import type { Toolkit } from '../synth/toolkit';
import { ActionCache, filesOf } from '../synth/cache/action-cache';
import { taskId } from '../synth/render/task';
import type { Task } from '../synth/render/task';
import { type CacheOptions, placeOf } from '../synth/session';
import { runTask } from '../synth/workers/run-task';
import type { FoundObject } from './diff/found-object';
import { objectsIn } from './diff/objects-in';

/** Renders tasks in memory, with the action cache of the repository. */
export class Renderer {
  private readonly cache?: ActionCache;
  private readonly known = new Map<string, readonly FoundObject[]>();

  constructor(
    keeping: CacheOptions,
    private readonly toolkit: Toolkit = builtIn,
  ) {
    const place = placeOf(keeping);
    this.cache = place && new ActionCache(place);
  }

  /** Objects that a task makes. @param root - folder with the code that a service extends its output by */
  async objectsOf(task: Task, root: string): Promise<readonly FoundObject[]> {
    const { key, entry } = await runTask(task, { root, toolkit: this.toolkit }, this.cache);
    const id = key ?? `${root} ${taskId(task)}`;
    const known = key === undefined ? undefined : this.known.get(id);
    const found =
      known ??
      filesOf(key, entry, this.cache).flatMap((file) =>
        objectsIn({ layer: task.layer, path: file.path, text: file.text() }),
      );
    this.known.set(id, found);
    return found;
  }
}
