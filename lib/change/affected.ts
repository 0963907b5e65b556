import { type Problem, isError } from '../model/problem';
import { isExtended } from '../spec/load';
import { inputDigest, locks } from '../synth/cache/fingerprint';
import { unitLayers } from '../synth/layer';
import { type Task, taskId } from '../synth/render/task';
import { tasksOf } from '../synth/render/tasks';
import type { Selection } from '../synth/selection';
import { type Toolkit, builtIn } from '../synth/toolkit';
import { readAll } from '../synth/units/all';
import { changedSince, commitOf, withCommit } from './git';

/** A service with affected output, in some of its environments. */
export interface AffectedService {
  readonly platform: string;
  readonly service: string;
  readonly environments: readonly string[];
}

/** Affected outputs of a change. */
export interface Affected {
  readonly problems: readonly Problem[];
  /** Why everything is affected. @default - only listed outputs are */
  readonly because?: string;
  readonly services: readonly AffectedService[];
  /** Terraform stacks, including those without a service. */
  readonly stacks: readonly string[];
  /** Clusters with changed objects of their own, as `platform/cluster`. */
  readonly clusters: readonly string[];
}

/** Files that affect everything: code and versions of the toolkit. */
export const isFoundation = (path: string) => path.startsWith('lib/') || ['package.json', ...locks].includes(path);

/** Differences between the outputs of a revision and of the files on disk, without rendering. */
export function affected(
  { root, base, ...selection }: Selection & { readonly root: string; readonly base: string },
  toolkit: Toolkit = builtIn,
): Affected {
  const { value: now, problems } = readAll(root, toolkit, selection);
  if (problems.some(isError)) return { problems, services: [], stacks: [], clusters: [] };

  const commit = commitOf(root, base);
  const changed = changedSince(root, commit);
  const deep = changed.find(isFoundation);
  const before = deep ? undefined : withCommit(root, commit, (folder) => keysBefore(folder, toolkit));
  const because = deep ? `${deep} changed` : before ? undefined : `the specs of ${base} are not valid any more`;
  const touched = (task: Task) =>
    !before || before.get(taskId(task)) !== inputDigest(task.input) || runs(task, changed);

  const tasks = unitLayers.flatMap((layer) => tasksOf(now, selection, layer)).filter(touched);
  return { problems, because, services: servicesOf(tasks), stacks: stacksOf(tasks), clusters: clustersOf(tasks) };
}

/** Keys by task of a folder's specs; undefined where they are invalid. */
function keysBefore(folder: string, toolkit: Toolkit): ReadonlyMap<string, string> | undefined {
  const { value, problems } = readAll(folder, toolkit);
  if (problems.some(isError)) return undefined;
  const tasks = unitLayers.flatMap((layer) => tasksOf(value, {}, layer));
  return new Map(tasks.map((task) => [taskId(task), inputDigest(task.input)]));
}

/** Whether an extension may have changed: it may read any file. */
function runs(task: Task, changed: readonly string[]): boolean {
  return task.type === 'unit' && isExtended(task.input.service) && changed.some((path) => !/^dist\//.test(path));
}

function servicesOf(tasks: readonly Task[]): AffectedService[] {
  const found = new Map<string, { platform: string; service: string; environments: Set<string> }>();
  for (const { type, name } of tasks) {
    if (type !== 'unit') continue;
    const [platform, environment, service] = name.split('.') as [string, string, string];
    const id = `${platform}.${service}`;
    if (!found.has(id)) found.set(id, { platform, service, environments: new Set() });
    found.get(id)!.environments.add(environment);
  }
  return [...found.values()].map((one) => ({ ...one, environments: [...one.environments].sort() }));
}

function stacksOf(tasks: readonly Task[]): string[] {
  const own = tasks.filter((task) => task.type === 'foundation' || (task.layer === 'terraform' && hasStack(task)));
  return own.map(({ name }) => name).sort();
}

function hasStack(task: Task): boolean {
  return task.type === 'unit' && task.input.stack !== undefined;
}

function clustersOf(tasks: readonly Task[]): string[] {
  return tasks.flatMap((task) => (task.type === 'cluster' ? [`${task.input.platform.name}/${task.name}`] : [])).sort();
}
