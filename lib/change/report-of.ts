import { grouped } from '../model/grouped';
import { type Problem, isError } from '../model/problem';
import type { Unit } from '../model/unit';
import type { Cause } from './cause/cause';
import { effectId, idsOf } from './cause/effects';
import { changeGraph } from './change-graph';
import type { ChangeReport, Consequential } from './change-report';
import type { PlatformChange } from './compare-platform';
import type { ObjectChange } from './diff/object-change';
import { hardest } from './impact/impact';
import { impactsOf } from './impact/impacts-of';
import { reachOf } from './reach';
import type { Revision } from './revision';
import { storageClassesOf } from './storage-classes';

/** The cause of all that this toolkit makes differently. */
const toolkit: Cause = { id: 'toolkit', type: 'toolkit', name: 'this version of Strata' };

/** A comparison of platforms as one report. */
export function reportOf(
  [from, to]: readonly [Revision, Revision],
  platforms: readonly PlatformChange[],
): ChangeReport {
  const changes = platforms.flatMap((one) => [
    ...consequential(one, one.bySpecs, (effect) => (one.causes.get(effect) ?? []).map(({ cause }) => cause.id)),
    ...consequential(one, one.byToolkit, () => [toolkit.id]),
  ]);
  const used = new Set(changes.flatMap(({ causes }) => causes));
  const causes = [...platforms.flatMap(({ keys }) => keys.map(({ cause }) => cause)), toolkit];
  return {
    from: from.name,
    to: to.name,
    problems: platforms.flatMap(({ problems }) => problems),
    broken: platforms.flatMap(brokenBy),
    notes: platforms.flatMap(({ notes }) => notes),
    causes: causes.filter(({ id }) => id !== toolkit.id || used.has(id)),
    changes,
    reach: platforms.flatMap(reachOf),
    acknowledged: platforms.flatMap(({ acknowledged }) => acknowledged),
    graph: changeGraph(changes, unitsOf(platforms)),
  };
}

function unitsOf(platforms: readonly PlatformChange[]): Unit[] {
  return platforms.flatMap(({ before, after }) => [...before.units.units, ...after.units.units]);
}

/** Warnings that come with a change, such as limits that held before it; one whose numbers alone differ was there before. */
function brokenBy({ before, problems }: Pick<PlatformChange, 'before' | 'problems'>): Problem[] {
  const keyOf = ({ code, file, path, message }: Problem) => {
    const [what = ''] = message.split(/ \(|, got /, 1);
    return [code, file, path, what.replace(/\d/g, '')].join(' ');
  };
  const known = new Set(before.problems.map(keyOf));
  return problems.filter((one) => !isError(one) && !known.has(keyOf(one)));
}

function consequential(
  { objects, before: old, after: now }: PlatformChange,
  changes: readonly ObjectChange[],
  causesOf: (effect: string) => readonly string[],
): Consequential[] {
  const [before, after] = [objects.before, objects.after].map((all) => grouped(all, outputOf));
  const near = grouped(changes, outputOf);
  const [oldClasses, newClasses] = [old, now].map(storageClassesOf);
  return changes.map((change) => {
    const output = outputOf(change);
    const bodies = (all: typeof before) => (all?.get(output) ?? []).map(({ body }) => body);
    const context = {
      before: [...bodies(before), ...oldClasses!],
      after: [...bodies(after), ...newClasses!],
      changes: near.get(output)!,
    };
    const impacts = impactsOf(change, context);
    const fields = change.fields.map((field) => ({ ...field, causes: causesOf(effectId(change, field)) }));
    const causes = [...new Set(idsOf(change).flatMap(causesOf))];
    return { ...change, fields, impacts, consequence: hardest(impacts), causes };
  });
}

/** Parts of a path, after the layer, that name the output of a service, of shared data, of a cluster or of a stack. */
const parts = { kubernetes: 4, terraform: 2 } as const;

function outputOf({ layer, file }: Pick<ObjectChange, 'layer' | 'file'>): string {
  return file
    .split('/')
    .slice(0, parts[layer] + 1)
    .join('/');
}
