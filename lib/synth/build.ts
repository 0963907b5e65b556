import type { Problem } from '../model/problem';
import { expected } from '../spec/hints';
import { isExtended } from '../spec/load';
import {
  type BuildOptions,
  type BuildState,
  type BuiltPlatform,
  type PlatformState,
  hasShared,
  isStopped,
} from './build-state';
import { ActionCache, type CachePlace } from './cache/action-cache';
import { type PlatformMemo, type ServiceMemo, readMemo, writeMemo } from './cache/memos';
import { type BuildResult, outputsOf } from './outputs';
import { serviceTasks } from './render/tasks';
import { wants } from './selection';
import { placeOf, storeOf } from './session';
import { distinct } from './units/distinct';
import { type PlatformSnapshot, type Snapshot, mayShareClusters, takeSnapshot } from './units/snapshot';
import { unknownNames } from './units/unknown-names';
import type { Executors } from './workers/executors';

/** Result of a build. */
export interface Build {
  readonly problems: readonly Problem[];
  /** Undefined where problems stop it. */
  readonly result?: BuildResult;
  /** Saves the memos of each platform for the next run. */
  readonly save: () => void;
  /** Cache of the run. @default - none */
  readonly place?: CachePlace;
  /** Executor of the work, which may write the files. @default - there was no work */
  readonly executors?: Executors;
}

/** Reads all texts of a selection, and builds what changed since the last run. */
export async function build(options: BuildOptions): Promise<Build> {
  const place = placeOf(options);
  const { value: snapshot, problems: unread } = takeSnapshot(options.root, options, options.session?.services);
  const code = untrustedCode(snapshot, options);
  if (code.length > 0) return { problems: [...unread, ...code], place, save() {} };
  const state: BuildState = { options, snapshot, place, cache: place && new ActionCache(place) };
  const platforms = snapshot.platforms.map((one) => stateOf(one, state));
  const own = [...unread, ...unknownNames(options, snapshot)];

  const same = platforms.flatMap((one) => unchanged(one, options) ?? []);
  if (same.length === platforms.length && !mayShareClusters(snapshot.platforms))
    return finish(same, [...own, ...same.flatMap(({ memo }) => distinct(problemsIn(memo)))], state);

  // Modules that settle, link and render take a third of a second to load.
  const { rebuild } = await import('./rebuild');
  const { built, problems, executors } = await rebuild(platforms, own, state);
  return { ...finish(built, problems, state), executors };
}

/** Reports each file with code of the repository; a partial build could be mistaken for a whole one. */
function untrustedCode({ platforms }: Snapshot, { untrusted, layers, service }: BuildOptions): Problem[] {
  if (!untrusted || layers.length === 0) return [];
  const all = platforms.flatMap(({ services }) => services).filter(({ name }) => !service || name === service);
  return all.flatMap(({ extend: file }): Problem[] => {
    const message = expected(
      'no code of the repository with --untrusted',
      'an extend.ts',
      'review it, and run without --untrusted',
    );
    return file === undefined ? [] : [{ file, line: 1, column: 1, path: '', code: 'E392', message }];
  });
}

function finish(built: readonly BuiltPlatform[], found: readonly Problem[], state: BuildState): Build {
  const { options, place } = state;
  const outputs = outputsOf(built, state);
  const problems = [...found, ...outputs.problems];
  return {
    problems,
    place,
    result: isStopped(problems, options) ? undefined : outputs,
    save() {
      const changed = place ? built.filter(({ isNew }) => isNew) : [];
      for (const { snapshot, memo } of changed) writeMemo(storeOf(options), place!, snapshot.name, memo);
    },
  };
}

function stateOf(snapshot: PlatformSnapshot, { options, place }: BuildState): PlatformState {
  const { name, context, services, inputs } = snapshot;
  const last = place && !options.ignoreMemos ? readMemo(storeOf(options), place, name) : undefined;
  const memo = last?.context === context ? last : undefined;
  const valid = services.flatMap((one) => {
    const known = memo?.services[one.name];
    const isSame = known !== undefined && known.inputs === inputs.get(one.name) && !isExtended(one);
    return isSame &&
      hasOutputs(known, { platform: name, service: one.name, hasCharts: memo!.aggregate.hasCharts }, options)
      ? [[one.name, known] as const]
      : [];
  });
  return { snapshot, memo, valid: new Map(valid), toolkit: place?.toolkit ?? '' };
}

function hasOutputs(
  { environments, outputs }: ServiceMemo,
  service: Omit<Parameters<typeof serviceTasks>[0], 'environments'>,
  options: BuildOptions,
): boolean {
  return serviceTasks({ ...service, environments })
    .filter(wants(options))
    .every((id) => outputs[id]);
}

/** An unchanged platform. */
function unchanged({ snapshot, memo, valid }: PlatformState, options: BuildOptions): BuiltPlatform | undefined {
  const isWhole = memo && valid.size === snapshot.services.length && hasShared(memo.aggregate, options);
  return isWhole ? { snapshot, memo, entries: new Map(), isNew: false } : undefined;
}

/** All problems of a platform's files. */
export function problemsIn({ aggregate, services }: PlatformMemo): Problem[] {
  return [...aggregate.problems, ...aggregate.across, ...Object.values(services).flatMap(({ problems }) => problems)];
}
