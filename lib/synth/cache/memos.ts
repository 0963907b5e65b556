import { join } from 'node:path';
import { hexOf } from '../../model/digest';
import type { Problem } from '../../model/problem';
import type { StackUnit } from '../../model/unit';
import type { Ownership } from '../selection';
import type { Assembled } from '../units/assemble';
import type { CachePlace } from './action-cache';
import type { JsonStore } from './json-file';

/** Memo of a platform's last run; independent of the selection of that run. */
export interface PlatformMemo {
  /** Digest of all code and versions of that run. */
  readonly toolkit: string;
  /** Digest of the common inputs of all services. */
  readonly context: string;
  readonly services: Readonly<Record<string, ServiceMemo>>;
  readonly aggregate: AggregateMemo;
}

/** Memo of a service, valid while its inputs and the answers to its queries are unchanged. */
export interface ServiceMemo extends Pick<Assembled, 'environments' | 'problems' | 'summaries'> {
  /** Digest of its texts. */
  readonly inputs: string;
  /** Its rendered tasks. */
  readonly outputs: Outputs;
}

/** Aggregated result of a platform's services. */
export interface AggregateMemo {
  /** Problems of the platform and its environments. */
  readonly problems: readonly Problem[];
  /** Problems across services and environments: with any of them, aggregation runs again, since positions change with texts. */
  readonly across: readonly Problem[];
  readonly ownerships: readonly Ownership[];
  /** Whether services have charts. */
  readonly hasCharts: boolean;
  /** Patterns of further files under `dist/` that the platform allows. */
  readonly allowedFiles: readonly string[];
  readonly stacks: readonly Pick<StackUnit, 'name' | 'after'>[];
  /** Ids of all tasks of several services, rendered or not. */
  readonly tasks: readonly string[];
  /** Rendered tasks among them. */
  readonly outputs: Outputs;
}

/** Results of tasks, by id. */
export type Outputs = Readonly<Record<string, TaskRecord>>;

/** Summary of a task's result. */
export interface TaskRecord {
  /** Key in the action cache. @default - it is rendered each time */
  readonly key?: string;
  readonly files: number;
  readonly resources: number;
  readonly problems: readonly Problem[];
}

/** Reads the memo of a platform; one of other code is ignored. */
export function readMemo(store: JsonStore, place: CachePlace, platform: string): PlatformMemo | undefined {
  const { value } = store.read<PlatformMemo>(fileOf(place, platform));
  return value?.toolkit === place.toolkit ? value : undefined;
}

/** Saves the memo of a platform for the next run. */
export function writeMemo(store: JsonStore, place: CachePlace, platform: string, memo: PlatformMemo): void {
  store.write(fileOf(place, platform), memo);
}

function fileOf({ folder }: CachePlace, platform: string): string {
  return join(folder, `memos-${hexOf(platform)}`);
}
