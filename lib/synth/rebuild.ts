import type { Problem } from '../model/problem';
import { type BuildState, type BuiltPlatform, type PlatformState, isStopped } from './build-state';
import type { CacheEntry } from './cache/action-cache';
import type { AggregateMemo, Outputs, ServiceMemo, TaskRecord } from './cache/memos';
import { layers } from './layer';
import { type LinkedPlatform, linkPlatform } from './link-platform';
import { taskId } from './render/task';
import { serviceTasks, sharedTasks } from './render/tasks';
import { selectionOf, wants } from './selection';
import { builtIn, tablesOf } from './toolkit';
import { ownershipsOf } from './units/aggregate';
import { parseText } from './units/platform';
import { checkSharedClusters } from './units/shared-clusters';
import { InlineExecutor, type Step } from './workers/executor';
import { Executors } from './workers/executors';
import type { TaskResult } from './workers/run-task';

/** Results of the platforms. */
export interface Rebuilt {
  /** Undefined where problems stop it. */
  readonly built: readonly BuiltPlatform[];
  readonly problems: readonly Problem[];
  /** Executor of the work. */
  readonly executors: Executors;
}

/** Builds changes: links services, and renders them unless problems stop it. */
export async function rebuild(
  platforms: readonly PlatformState[],
  own: readonly Problem[],
  state: BuildState,
): Promise<Rebuilt> {
  const { options, cache } = state;
  const { root, toolkit = builtIn, session, workers } = options;
  const executors = new Executors({
    tables: { ...tablesOf(toolkit), parse: session?.remembering(parseText) ?? parseText },
    wanted: { selection: selectionOf(options), layers: options.layers },
    context: { root, toolkit },
    cache,
    workers,
    mayShare: options.toolkit === undefined,
  });
  try {
    await executors.use(mostTasks(platforms, state));
    const linked: LinkedPlatform[] = [];
    const problems = [...own];
    for (const one of platforms) {
      const { value, problems: found } = await linkPlatform(one, executors, options);
      if (value) linked.push(value);
      problems.push(...found);
    }
    problems.push(...checkSharedClusters(linked.map(inCluster)));
    const stops = isStopped(problems, options) || linked.length < platforms.length;
    return { built: stops ? [] : await renderAll(linked, state), problems, executors };
  } catch (error) {
    await executors.end();
    throw error;
  }
}

/** Tasks, all with valid keys of the action cache. */
function mostTasks(platforms: readonly PlatformState[], { options }: BuildState): number {
  const units = platforms.map(
    ({ snapshot, valid }) => (snapshot.services.length - valid.size) * snapshot.environments.length,
  );
  return units.reduce((sum, one) => sum + one, 0) * Math.max(options.layers.length, 1);
}

function inCluster({ snapshot, context, assembled, valid }: LinkedPlatform) {
  return {
    sources: snapshot,
    context,
    services: snapshot.services.map(({ name }) => assembled.get(name) ?? valid.get(name)!),
  };
}

async function renderAll(linked: readonly LinkedPlatform[], { options }: BuildState): Promise<BuiltPlatform[]> {
  const jobs = linked.map((one) => ({
    one,
    shared: one.aggregate && options.layers.flatMap((layer) => sharedTasks(one.aggregate!, options, layer)),
  }));
  const total = jobs.reduce((sum, { one, shared = [] }) => sum + shared.length + tasksIn(one, options), 0);
  let done = 0;
  const step: Step = ({ name, isNew }) => {
    if (isNew) options.onProgress?.(done, total, name);
    done++;
  };
  const built: BuiltPlatform[] = [];
  for (const { one, shared } of jobs) {
    const { snapshot, executor, assembled } = one;
    const services = snapshot.services.filter(({ name }) => assembled.has(name));
    const runShared = async () => shared && (await executor.run(shared, step));
    const renderServices = () => executor.render(snapshot.name, services, step);
    // Threads start with tasks of several services, which take longest. In one thread the order does not matter.
    const [common, rendered] =
      executor instanceof InlineExecutor
        ? [await runShared(), await renderServices()]
        : await Promise.all([runShared(), renderServices()]);
    built.push(builtOf(one, common, new Map(rendered.map(({ name, results }) => [name, results]))));
  }
  return built;
}

/** Number of tasks of assembled services. */
function tasksIn({ snapshot, assembled, context }: LinkedPlatform, options: BuildState['options']): number {
  const isWanted = wants(options, ownershipsOf(context));
  const counts = [...assembled.values()].map(({ name: service, environments }) => {
    const ids = serviceTasks({
      platform: snapshot.name,
      environments,
      service,
      hasCharts: context.platform.helm?.charts === true,
    });
    return ids.filter(isWanted).length;
  });
  return counts.reduce((sum, one) => sum + one, 0);
}

function builtOf(
  linked: LinkedPlatform,
  shared: readonly TaskResult[] = [],
  rendered: ReadonlyMap<string, readonly TaskResult[]>,
): BuiltPlatform {
  const { snapshot, toolkit, assembled, aggregate } = linked;
  const memoOf = (name: string): ServiceMemo => {
    const now = assembled.get(name);
    if (!now) return linked.valid.get(name)!;
    const { environments, problems, summaries } = now;
    const outputs = { ...linked.kept.get(name), ...recordsOf(rendered.get(name) ?? []) };
    return { inputs: snapshot.inputs.get(name)!, environments, problems, summaries, outputs };
  };
  const results = [...shared, ...[...rendered.values()].flat()];
  return {
    snapshot,
    memo: {
      toolkit,
      context: snapshot.context,
      services: Object.fromEntries(snapshot.services.map(({ name }) => [name, memoOf(name)])),
      aggregate: aggregate ? aggregateMemo(linked, shared) : linked.memo!.aggregate,
    },
    entries: new Map<string, CacheEntry>(results.map(({ id, entry }) => [id, entry])),
    isNew: assembled.size > 0 || aggregate !== undefined,
  };
}

function aggregateMemo(
  { aggregate, common, across, context }: LinkedPlatform,
  results: readonly TaskResult[],
): AggregateMemo {
  const tasks = layers.flatMap((layer) => sharedTasks(aggregate!, {}, layer));
  return {
    problems: common,
    across,
    ownerships: ownershipsOf(context),
    hasCharts: context.platform.helm?.charts === true,
    allowedFiles: context.platform.allow?.files ?? [],
    stacks: aggregate!.stacks.map(({ name, after }) => ({ name, after })),
    tasks: tasks.map(taskId),
    outputs: recordsOf(results),
  };
}

function recordsOf(results: readonly TaskResult[]): Outputs {
  const records = results.map(({ id, key, entry: { files, problems } }): [string, TaskRecord] => {
    const resources = files.reduce((sum, one) => sum + one.resources, 0);
    return [id, { key, files: files.length, resources, problems }];
  });
  return Object.fromEntries(records);
}
