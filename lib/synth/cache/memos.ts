import { join } from 'node:path';
import { hexOf } from '../../model/digest';
import type { Problem } from '../../model/problem';
import type { StackUnit } from '../../model/unit';
import type { Ownership } from '../selection';
import type { Assembled } from '../units/assemble';
import type { CachePlace } from './action-cache';
import type { JsonStore } from './json-file';

/** What became of a platform in the last run; nothing of it depends on the selection of that run. */
export interface PlatformMemo {
  /** Digest of all code and versions that made it. */
  readonly toolkit: string;
  /** Digest of what all services depend on. */
  readonly context: string;
  readonly services: Readonly<Record<string, ServiceMemo>>;
  readonly aggregate: AggregateMemo;
}

/** What became of a service, valid as long as its inputs and all answers that it got are the same. */
export interface ServiceMemo extends Pick<Assembled, 'environments' | 'problems' | 'summaries'> {
  /** Digest of its texts. */
  readonly inputs: string;
  /** What was rendered of it. */
  readonly outputs: Outputs;
}

/** What the services of a platform came to together. */
export interface AggregateMemo {
  /** Problems of the platform and its environments. */
  readonly problems: readonly Problem[];
  /** Problems between services and environments: with any of them, all is aggregated again, since positions change with texts. */
  readonly across: readonly Problem[];
  readonly ownerships: readonly Ownership[];
  /** Patterns of files under `dist/` that the platform allows others to write. */
  readonly allowedFiles: readonly string[];
  readonly stacks: readonly Pick<StackUnit, 'name' | 'after'>[];
  /** Ids of all tasks that serve several services, rendered or not. */
  readonly tasks: readonly string[];
  /** What was rendered of those. */
  readonly outputs: Outputs;
}

/** What tasks came to, by their ids. */
export type Outputs = Readonly<Record<string, TaskRecord>>;

/** What a task came to, in brief. */
export interface TaskRecord {
  /** Key of it in the action cache. @default - it is rendered each time */
  readonly key?: string;
  readonly files: number;
  readonly resources: number;
  readonly problems: readonly Problem[];
}

/** Reads the memo of a platform; one of other code is none. */
export function readMemo(store: JsonStore, place: CachePlace, platform: string): PlatformMemo | undefined {
  const { value } = store.read<PlatformMemo>(fileOf(place, platform));
  return value?.toolkit === place.toolkit ? value : undefined;
}

/** Keeps the memo of a platform for the next run. */
export function writeMemo(store: JsonStore, place: CachePlace, platform: string, memo: PlatformMemo): void {
  store.write(fileOf(place, platform), memo);
}

function fileOf({ folder }: CachePlace, platform: string): string {
  return join(folder, `memos-${hexOf(platform)}`);
}
