import { type Problem, isError } from '../model/problem';
import type { ActionCache, CacheEntry, CachePlace } from './cache/action-cache';
import type { AggregateMemo, PlatformMemo, ServiceMemo } from './cache/memos';
import type { Layer } from './layer';
import { type Selection, wants } from './selection';
import type { CacheOptions } from './session';
import type { PlatformSnapshot, Snapshot } from './units/snapshot';

/** Options of a build. */
export interface BuildOptions extends Selection, CacheOptions {
  readonly layers: readonly Layer[];
  /** Warnings are errors. @default false */
  readonly strict?: boolean;
  /** Maximum number of threads. @default - one for each core, where there is enough work */
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number, name: string) => void;
  /** Whether to ignore memos of earlier runs. @default false */
  readonly ignoreMemos?: boolean;
}

/** A platform, and its valid memos. */
export interface PlatformState {
  readonly snapshot: PlatformSnapshot;
  /** Memo of the last run, if the common inputs of all services are unchanged. */
  readonly memo?: PlatformMemo;
  /** Services whose memo has the same inputs and all selected outputs; answers to their queries may still have changed. */
  readonly valid: ReadonlyMap<string, ServiceMemo>;
  /** Digest of all code and versions; empty without a cache. */
  readonly toolkit: string;
}

/** Result of a platform. */
export interface BuiltPlatform {
  readonly snapshot: PlatformSnapshot;
  readonly memo: PlatformMemo;
  /** Rendered tasks by id; the action cache has the rest. */
  readonly entries: ReadonlyMap<string, CacheEntry>;
  /** Whether the memo has changed. */
  readonly isNew: boolean;
}

/** Context of a build. */
export interface BuildState {
  readonly options: BuildOptions;
  readonly snapshot: Snapshot;
  /** @default - no cache */
  readonly place?: CachePlace;
  readonly cache?: ActionCache;
}

/** Whether problems prevent writing. */
export function isStopped(problems: readonly Problem[], { strict }: Pick<BuildOptions, 'strict'>): boolean {
  return problems.some((one) => strict || isError(one));
}

/** Whether all selected tasks of several services were rendered. */
export function hasShared({ tasks, outputs, ownerships }: AggregateMemo, options: BuildOptions): boolean {
  return tasks.filter(wants(options, ownerships)).every((id) => outputs[id]);
}
