import type { FieldChange, FieldPath, ObjectChange } from '../../diff/object-change';
import type { Impact, ImpactContext, ImpactRule } from '../impact';
import { type PathPattern, commonPath, isWithin, pathPattern, pathText } from '../path-pattern';
import { nameOf, namespaceOf } from './body';
import { leavesOf } from './leaves';
import type { Decision, FieldRule, ObjectRule, Subject } from './rule';
import { fieldRules, objectRules } from './rules';
import { wholeObject } from './whole-object';

interface CompiledRule extends FieldRule {
  readonly patterns: readonly PathPattern[];
}

const compiled: readonly CompiledRule[] = fieldRules.map((rule) => ({
  ...rule,
  patterns: rule.fields.map(pathPattern),
}));
const byType = new Map<string, readonly CompiledRule[]>();

/** What a change of a Kubernetes object does: by its kind as a whole, field by field, and by what is around it. */
export const kubernetesImpacts: ImpactRule = (change, context) => {
  const subject = subjectOf(change, context);
  const found = isSameObject(subject) ? subject.fields.map((field) => ofField(field, subject)) : wholeObject(subject);
  return together([
    ...found,
    ...objectRules.filter((rule) => concerns(rule, change)).flatMap((rule) => ofObject(rule, subject)),
  ]);
};

function subjectOf(change: ObjectChange, context: ImpactContext): Subject {
  const { before = {}, after = {}, type, fields } = change;
  const leaves = leavesOf(fields);
  return { change, context, kind: type.split('/').at(-1)!, before, after, fields: leaves.length > 0 ? leaves : fields };
}

/** Whether an object stays: one with another name or namespace is another object for the API, whatever its content. */
function isSameObject({ change: { action }, before, after }: Subject): boolean {
  return action === 'update' && nameOf(before) === nameOf(after) && namespaceOf(before) === namespaceOf(after);
}

function concerns({ types }: { readonly types: readonly string[] }, { type }: ObjectChange): boolean {
  return types.includes('*') || types.includes(type);
}

function rulesOf(change: ObjectChange): readonly CompiledRule[] {
  const known = byType.get(change.type);
  if (known) return known;
  const found = compiled.filter((rule) => concerns(rule, change));
  byType.set(change.type, found);
  return found;
}

/** What the first rule that decides says of a field. */
function ofField(field: FieldChange, subject: Subject): Impact {
  for (const rule of rulesOf(subject.change)) {
    const decision = rule.patterns.some((pattern) => isWithin(pattern, field.path)) && rule.decide(field, subject);
    if (decision) return impactOf(rule, { field: field.path, ...decision });
  }
  return {
    consequence: 'unknown',
    reason: `no rule knows what the field ${pathText(field.path)} of a ${subject.kind} does`,
    rule: 'unknown-field',
    source: '',
    field: field.path,
  };
}

function ofObject(rule: ObjectRule, subject: Subject): readonly Impact[] {
  return rule.decide(subject).map((decision) => impactOf(rule, decision));
}

function impactOf({ rule, source }: FieldRule | ObjectRule, { consequence, reason, field }: Decision): Impact {
  return { consequence, reason, rule, source, ...(field ? { field } : {}) };
}

/** Impacts that say the same of several fields become one, of what the fields have in common. */
function together(impacts: readonly Impact[]): readonly Impact[] {
  const groups = new Map<string, Impact[]>();
  for (const impact of impacts) {
    const key = JSON.stringify([impact.rule, impact.consequence, impact.reason]);
    groups.set(key, [...(groups.get(key) ?? []), impact]);
  }
  return [...groups.values()].map(([first, ...rest]) => {
    if (rest.length === 0) return first!;
    const paths = [first!, ...rest].flatMap(({ field }): readonly FieldPath[] => (field ? [field] : []));
    const { field: _field, ...impact } = first!;
    const common = paths.length > rest.length ? commonPath(paths) : undefined;
    return common ? { ...impact, field: common } : impact;
  });
}
