import { type Problem, isError } from '../model/problem';
import { inputDigest } from '../synth/cache/fingerprint';
import { unitLayers } from '../synth/layer';
import { type Task, taskId } from '../synth/render/task';
import { tasksOf } from '../synth/render/tasks';
import type { Ownership, Selection } from '../synth/selection';
import type { Tables } from '../synth/units/platform';
import { type AllUnits, type ReadServices, unitsOf } from '../synth/units/all';
import type { PlatformSnapshot } from '../synth/units/snapshot';

/** What the specs of a platform make, before it is rendered. */
export interface Side {
  readonly units: AllUnits;
  /** Tasks by id. */
  readonly tasks: ReadonlyMap<string, Task>;
  readonly ownerships: readonly Ownership[];
  readonly problems: readonly Problem[];
  /** Whether the specs are valid: those of an old revision may not be any more. */
  readonly isValid: boolean;
}

/** A side without a platform. */
export const nothing: Side = {
  units: { units: [], data: [], stacks: [], clusters: [], ownerships: [] },
  tasks: new Map(),
  ownerships: [],
  problems: [],
  isValid: true,
};

/** Reads what a platform's texts make. */
export function sideOf(
  sources: PlatformSnapshot | undefined,
  { tables, read, selection }: { readonly tables: Tables; readonly read: ReadServices; readonly selection: Selection },
): Side {
  if (!sources) return nothing;
  const { value: units, problems } = unitsOf(sources, tables, read);
  const isValid = !problems.some(isError);
  const tasks = isValid ? unitLayers.flatMap((layer) => tasksOf(units, selection, layer)) : [];
  return {
    units,
    tasks: new Map(tasks.map((task) => [taskId(task), task])),
    ownerships: units.ownerships,
    problems,
    isValid,
  };
}

/** Ids of tasks whose input differs between two sides. */
export function changedTasks(before: Side, after: Side): string[] {
  const ids = new Set([...before.tasks.keys(), ...after.tasks.keys()]);
  return [...ids].filter((id) => {
    const [old, now] = [before.tasks.get(id), after.tasks.get(id)];
    return !old || !now || inputDigest(old.input) !== inputDigest(now.input);
  });
}

/** The folder below `dist/` that holds all that a task makes: of a cluster, its components stand beside what Flux reads. */
export function outputFolder(task: string): string {
  return task.replace(/^(kubernetes\/[^/]+\/clusters\/[^/]+)\/flux$/, '$1');
}
