import type { Compared } from '../../lib/change/diff';
import { changedFields } from '../../lib/change/diff/changed-fields';
import type { FoundObject } from '../../lib/change/diff/found-object';
import type { ObjectBody } from '../../lib/change/diff/object-change';
import { Renderer } from '../../lib/change/outputs';
import type { Side } from '../../lib/change/side';

/** Objects that differ between two outputs and are not reported, and reported ones that do not differ. */
export async function misreported({ report, platforms }: Compared): Promise<string[]> {
  const renderer = new Renderer({ root: '.' });
  const all = async (sides: readonly Side[]) => {
    const tasks = sides.flatMap((side) => [...side.tasks.values()]);
    const found: FoundObject[] = [];
    for (const task of tasks) found.push(...(await renderer.objectsOf(task, '.')));
    return found;
  };
  const [before, after] = [await all(platforms.map((one) => one.before)), await all(platforms.map((one) => one.after))];
  return [
    ...unsaid(
      'before',
      before,
      after,
      report.changes.map((one) => [one.type, one.before]),
    ),
    ...unsaid(
      'after',
      after,
      before,
      report.changes.map((one) => [one.type, one.after]),
    ),
    ...report.changes
      .filter((one) => one.before && one.after && JSON.stringify(one.before) === JSON.stringify(one.after))
      .filter(({ oldFile, action }) => action !== 'rename' && oldFile === undefined)
      .map(({ type, name }) => `${type} ${name} is reported, and did not change`),
  ];
}

type Said = readonly [type: string, body: ObjectBody | undefined];

/** Objects of one side that the other does not have alike, and that no change is about. */
function unsaid(side: string, own: readonly FoundObject[], others: readonly FoundObject[], said: readonly Said[]) {
  const there = new Map(others.map((one) => [idOf(one), one]));
  const bodies = new Set(said.map(([type, body]) => JSON.stringify([type, body])));
  return own
    .filter((one) => {
      const other = there.get(idOf(one));
      return !other || changedFields(one.layer, one.body, other.body).length > 0;
    })
    .filter(({ type, body }) => !bodies.has(JSON.stringify([type, body])))
    .map(({ type, name, file }) => `${type} ${name} of ${file} ${side} is not reported`);
}

const idOf = ({ layer, type, name, file }: FoundObject) => JSON.stringify([layer, type, name, file]);
