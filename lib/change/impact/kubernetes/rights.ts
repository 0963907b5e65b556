import type { ObjectBody } from '../../diff/object-change';
import { isSame, itemsAt, textsAt } from './body';

/** Lists of a rule of a role, all of which a right has to be in. */
const lists = ['apiGroups', 'resources', 'nonResourceURLs', 'verbs'] as const;

/** Rules of a role that other rules do not cover. */
export function beyond(rules: readonly ObjectBody[], others: readonly ObjectBody[]): readonly ObjectBody[] {
  return rules.filter(
    (rule) =>
      !others.some((other) => covers(other, rule)) &&
      !singly(rule).every((one) => others.some((other) => covers(other, one))),
  );
}

/** Whether one rule gives all rights of another. */
function covers(wide: ObjectBody, narrow: ObjectBody): boolean {
  const names = textsAt(wide, 'resourceNames');
  const named =
    names.length === 0 ||
    (textsAt(narrow, 'resourceNames').length > 0 &&
      textsAt(narrow, 'resourceNames').every((name) => names.includes(name)));
  return (
    named &&
    lists.every((list) => {
      const given = textsAt(wide, list);
      return textsAt(narrow, list).every((one) => given.includes(one) || given.includes('*'));
    })
  );
}

/** A rule of several groups, resources and verbs as one rule for each. */
function singly(rule: ObjectBody): readonly ObjectBody[] {
  return lists.reduce<readonly ObjectBody[]>(
    (found, list) =>
      found.flatMap((one) => {
        const values = textsAt(one, list);
        return values.length === 0 ? [one] : values.map((value) => ({ ...one, [list]: [value] }));
      }),
    [rule],
  );
}

/** A rule for a person: `get, list of pods`. */
export function ruleText(rule: ObjectBody): string {
  const what = [...textsAt(rule, 'resources'), ...textsAt(rule, 'nonResourceURLs')];
  return `${textsAt(rule, 'verbs').slice(0, 4).join(', ')} of ${what.slice(0, 4).join(', ')}`;
}

/** Subjects of a binding that another list does not have. */
export function subjectsBeyond(binding: ObjectBody, other: ObjectBody): readonly ObjectBody[] {
  const others = itemsAt(other, 'subjects');
  return itemsAt(binding, 'subjects').filter((subject) => !others.some((one) => isSame(one, subject)));
}
