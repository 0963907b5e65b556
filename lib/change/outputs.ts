import { type Toolkit, builtIn } from '../synth/toolkit';
import { ActionCache, filesOf } from '../synth/cache/action-cache';
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
    const { layer } = task;
    // A chart has the objects of the plain tree once more.
    if (layer === 'helm') return [];
    const key = this.cache?.keyOf(task);
    const known = key === undefined ? undefined : this.known.get(key);
    if (known) return known;
    const { entry } = await runTask(task, { root, toolkit: this.toolkit }, this.cache);
    const found = filesOf(key, entry, this.cache).flatMap((file) =>
      objectsIn({ layer, path: file.path, text: file.text() }),
    );
    if (key !== undefined) this.known.set(key, found);
    return found;
  }
}
