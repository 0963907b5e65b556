import { worker } from 'workerpool';
import { DiskError } from '../../files/disk-error';
import type { ServiceSources, Sources } from '../../spec/load';
import { ActionCache, type CachePlace, LostEntry } from '../cache/action-cache';
import { type SavedFile, saveFile } from '../output/save-file';
import type { OutputFile } from '../render/output-file';
import type { Task } from '../render/task';
import { builtIn, tablesOf } from '../toolkit';
import type { Listing } from '../units/analyze';
import { type Assembled, indexOf } from '../units/assemble';
import { type PlatformContext, type Tables, parseText, settleContext } from '../units/platform';
import { InlineExecutor, type RenderedService, type Wanted } from './executor';
import { type TaskResult, runTask } from './run-task';

/** Start data of a thread. */
export interface WorkerProps {
  readonly root: string;
  readonly cache: CachePlace;
  readonly wanted: Wanted;
}

/** A file whose text is in the cache. */
export type CachedOutput = Pick<OutputFile, 'path' | 'digest'> & { readonly cached: NonNullable<OutputFile['cached']> };

/** Written files, or an error as plain data: classes are lost between threads. */
export type SaveAnswer =
  | { readonly saved: readonly SavedFile[] }
  | { readonly disk: readonly [path: string, reason: string] }
  | { readonly lost: string };

let executor: InlineExecutor;
let tables: Tables;
let cache: ActionCache;
let root: string;
const contexts = new Map<string, PlatformContext>();

const api = {
  init(props: WorkerProps): void {
    ({ root } = props);
    cache = new ActionCache(props.cache);
    tables = { ...tablesOf(builtIn), parse: parseText };
    executor = new InlineExecutor({ tables, wanted: props.wanted, context: { root, toolkit: builtIn }, cache });
  },

  /** Starts a platform; its services arrive in several messages. */
  open(name: string, sources: Sources, known: readonly string[]): Promise<void> {
    const context = settleContext(sources, tables, known).value!;
    contexts.set(name, context);
    return executor.open({ name }, context);
  },

  analyze: (platform: string, services: readonly ServiceSources[]): Promise<readonly Listing[]> =>
    executor.analyze(platform, services),

  setIndex: (platform: string, listings: readonly Listing[]): Promise<void> =>
    executor.setIndex(platform, indexOf(listings, contexts.get(platform)!)),

  assemble: (platform: string, services: readonly ServiceSources[]): Promise<readonly Assembled[]> =>
    executor.assemble(platform, services),

  render: (platform: string, services: readonly ServiceSources[]): Promise<readonly RenderedService[]> =>
    executor.render(platform, services, () => {}),

  run: (task: Task): Promise<TaskResult> => runTask(task, { root, toolkit: builtIn }, cache),

  save(folder: string, files: readonly CachedOutput[]): SaveAnswer {
    try {
      const saved = files.map(({ path, digest, cached: [key, position] }) =>
        saveFile(folder, { path, digest, text: () => cache.text(key, { path, digest }, position) }),
      );
      return { saved };
    } catch (error) {
      if (error instanceof DiskError) return { disk: [error.path, error.reason] };
      if (error instanceof LostEntry) return { lost: error.message };
      throw error;
    }
  },
};

export type WorkerApi = typeof api;

worker(api);
