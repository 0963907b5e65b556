import type { FieldChange } from '../../diff/object-change';
import { isWithin, pathPattern, pathText } from '../path-pattern';
import { immutableFields } from './immutable-fields';
import { refusal } from './refusal';
import type { FieldRule, Subject } from './rule';

/** Why a kind's fields cannot change, where there is more to say than that. */
const remedies: Readonly<Record<string, string>> = {
  'apps/StatefulSet spec.volumeClaimTemplates':
    'volumeClaimTemplates cannot change; grow each claim by hand, delete the StatefulSet with --cascade=orphan, and apply it anew',
};

/** Rules from the table of fields that the API server refuses to change. */
export const immutableRules: readonly FieldRule[] = immutableFields.map(({ types, fields, except = [], source }) => {
  const excepted = except.map(pathPattern);
  return {
    rule: `${types[0]!.split('/').at(-1)!.toLowerCase()}-immutable`,
    types,
    fields,
    source,
    decide: (field: FieldChange, subject: Subject) =>
      excepted.some((pattern) => isWithin(pattern, field.path)) ? undefined : refusal(subject, why(field, subject)),
  };
});

function why({ path }: FieldChange, { change: { type } }: Subject): string {
  const remedy = remedies[`${type} ${path.slice(0, 2).join('.')}`];
  return remedy ?? `the API server refuses to change ${pathText(path)} of a ${type.split('/').at(-1)}`;
}
