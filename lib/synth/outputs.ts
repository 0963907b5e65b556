import type { Problem } from '../model/problem';
import type { StackUnit } from '../model/unit';
import type { BuildState, BuiltPlatform } from './build-state';
import { type ActionCache, type CacheEntry, LostEntry, filesOf } from './cache/action-cache';
import type { TaskRecord } from './cache/memos';
import type { AllowedFiles } from './foreign';
import type { Layer } from './layer';
import type { Output } from './output/manifest';
import type { OutputFile } from './render/output-file';
import { taskOf } from './render/task';
import type { ServiceCount } from './report';
import { type Ownership, wants } from './selection';

/** Output of a task in a layer, with its counts. */
export interface BuildOutput extends Output {
  readonly layer: Layer;
  readonly resources: number;
}

/** All outputs. */
export interface BuildResult {
  readonly outputs: readonly BuildOutput[];
  readonly environments: readonly ServiceCount[];
  readonly ownerships: readonly Ownership[];
  /** Further files that platforms allow. */
  readonly allowances: readonly AllowedFiles[];
  readonly stacks: () => readonly Pick<StackUnit, 'name' | 'after'>[];
}

/** Selected results of platforms, with problems of rendering. */
export function outputsOf(
  built: readonly BuiltPlatform[],
  { options, cache }: BuildState,
): BuildResult & { readonly problems: readonly Problem[] } {
  const ownerships = built.flatMap(({ memo }) => memo.aggregate.ownerships);
  const isWanted = wants(options, ownerships);
  const records = built.flatMap(({ memo, entries }) =>
    [memo.aggregate, ...Object.values(memo.services)].flatMap(({ outputs }) =>
      Object.entries(outputs).flatMap(([id, record]) => (isWanted(id) ? [{ id, record, entry: entries.get(id) }] : [])),
    ),
  );
  return {
    outputs: records.map(({ id, record, entry }) => outputOf(id, record, () => entriesOf(id, record, entry, cache))),
    problems: records.flatMap(({ record }) => record.problems),
    environments: built.flatMap(populations),
    ownerships,
    allowances: built.map(({ snapshot, memo }) => ({ platform: snapshot.name, patterns: memo.aggregate.allowedFiles })),
    stacks: () => built.flatMap(stacksOf),
  };
}

function outputOf(id: string, { key, files: count, resources }: TaskRecord, files: Output['files']): BuildOutput {
  const { layer, folder } = taskOf(id);
  return { layer, task: folder, key, count, resources, files };
}

function entriesOf(
  id: string,
  { key }: TaskRecord,
  entry: CacheEntry | undefined,
  cache: ActionCache | undefined,
): readonly OutputFile[] {
  const known = entry ?? (key === undefined ? undefined : cache?.read(key));
  if (!known) throw new LostEntry(id);
  return filesOf(key, known, cache);
}

/** How many services run in each environment. */
function populations({ snapshot, memo }: BuiltPlatform): ServiceCount[] {
  const homes = Object.values(memo.services).flatMap(({ environments }) => Object.keys(environments));
  const counts = new Map<string, number>();
  for (const home of homes) counts.set(home, (counts.get(home) ?? 0) + 1);
  return snapshot.environments.map(({ name }) => ({
    platform: snapshot.name,
    environment: name,
    services: counts.get(name) ?? 0,
  }));
}

function stacksOf({ memo }: BuiltPlatform): Pick<StackUnit, 'name' | 'after'>[] {
  const own = Object.values(memo.services).flatMap(({ summaries }) => Object.values(summaries));
  return [...memo.aggregate.stacks, ...own.flatMap(({ stack }) => stack ?? [])];
}
