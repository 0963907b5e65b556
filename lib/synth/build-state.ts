import { type Problem, isError } from '../model/problem';
import type { ActionCache, CacheEntry, CachePlace } from './cache/action-cache';
import type { AggregateMemo, PlatformMemo, ServiceMemo } from './cache/memos';
import type { Layer } from './layer';
import { type Selection, wants } from './selection';
import type { CacheOptions } from './session';
import type { PlatformSnapshot, Snapshot } from './units/snapshot';

/** What to build. */
export interface BuildOptions extends Selection, CacheOptions {
  readonly layers: readonly Layer[];
  /** Warnings are errors. @default false */
  readonly strict?: boolean;
  /** Threads at most. @default - as many as the machine has cores, where there is enough to do */
  readonly workers?: number;
  readonly onProgress?: (done: number, total: number, name: string) => void;
  /** Whether to believe nothing of earlier runs but the action cache. @default false */
  readonly ignoreMemos?: boolean;
}

/** A platform, and what of the last run is still valid. */
export interface PlatformState {
  readonly snapshot: PlatformSnapshot;
  /** Of the last run, if what all services depend on is the same. */
  readonly memo?: PlatformMemo;
  /** Services whose memo has the same inputs and all outputs that are wanted; others may still have changed what they asked. */
  readonly valid: ReadonlyMap<string, ServiceMemo>;
  /** Digest of all code and versions; empty where nothing is kept. */
  readonly toolkit: string;
}

/** What a platform came to. */
export interface BuiltPlatform {
  readonly snapshot: PlatformSnapshot;
  readonly memo: PlatformMemo;
  /** What was rendered now, by task id; the action cache has the rest. */
  readonly entries: ReadonlyMap<string, CacheEntry>;
  /** Whether the memo is another than before. */
  readonly isNew: boolean;
}

/** What a build works with. */
export interface BuildState {
  readonly options: BuildOptions;
  readonly snapshot: Snapshot;
  /** @default - nothing is kept */
  readonly place?: CachePlace;
  readonly cache?: ActionCache;
}

/** Whether problems leave nothing to be written. */
export function isStopped(problems: readonly Problem[], { strict }: Pick<BuildOptions, 'strict'>): boolean {
  return problems.some((one) => strict || isError(one));
}

/** Whether everything that serves several services was rendered, as far as it is wanted. */
export function hasShared({ tasks, outputs, ownerships }: AggregateMemo, options: BuildOptions): boolean {
  return tasks.filter(wants(options, ownerships)).every((id) => outputs[id]);
}
