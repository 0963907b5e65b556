import type { ObjectChange } from '../../diff/object-change';
import type { Impact } from '../impact';
import { capacityRules } from './capacity-rules';
import { downtimeRules } from './downtime-rules';
import { exposureRules } from './exposure-rules';
import { shown } from './expression';
import type { FieldRule } from './field-rule';
import { type LeafChange, valueOf } from './leaf-change';
import { lossRules } from './loss-rules';
import { nodeRules } from './node-rules';
import { protectionRules } from './protection-rules';
import { refusalRules } from './refusal-rules';

/** All rules of single attributes that no plan tells. */
export const allFieldRules: readonly FieldRule[] = [
  ...lossRules,
  ...refusalRules,
  ...downtimeRules,
  ...nodeRules,
  ...exposureRules,
  ...protectionRules,
  ...capacityRules,
];

const byAttribute = new Map<string, readonly FieldRule[]>();
for (const rule of allFieldRules)
  for (const attribute of rule.of) byAttribute.set(attribute, [...(byAttribute.get(attribute) ?? []), rule]);

const pathsOfType = new Map<string, readonly string[]>();
for (const attribute of byAttribute.keys()) {
  const [type = '', ...path] = attribute.split('.');
  pathsOfType.set(type, [...(pathsOfType.get(type) ?? []), path.join('.')]);
}

/** Paths of a type that some rule is about. */
export const attributesWithRules = (type: string): readonly string[] => pathsOfType.get(type) ?? [];

/** What a cloud does with a changed attribute, beside what its provider plans. */
export function fieldRules(change: ObjectChange, leaf: LeafChange): readonly Impact[] {
  const rules = byAttribute.get(`${change.type}.${leaf.at}`) ?? [];
  return rules
    .filter(({ holds }) => holds(leaf, change))
    .map(({ rule, consequence, says, source }) => ({
      consequence: typeof consequence === 'function' ? consequence(change) : consequence,
      rule,
      reason: `${leaf.path.join('.')} of ${change.name} goes from ${shown(leaf.before)} to ${shown(leaf.after)}: ${says}${whenApplied(change)}`,
      source,
      field: leaf.path,
    }));
}

/** What waits does so for the maintenance window. */
function whenApplied({ after }: ObjectChange): string {
  const applied = valueOf(after, 'apply_immediately');
  return applied === false ? ' (in the maintenance window, apply_immediately being false)' : '';
}
