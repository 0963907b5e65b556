import { pathText } from '../path-pattern';
import { crdTransitions, crdVersions } from './crd-transitions';
import { refusal } from './refusal';
import type { FieldRule } from './rule';

/** Rules of fields that definitions of custom resources do not let change. @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules */
export const crdFieldRules: readonly FieldRule[] = crdTransitions.map(({ from, type, field, rule }) => ({
  rule: 'crd-transition',
  types: [type],
  fields: [field],
  source: `definition of ${type} in ${from} ${crdVersions[from]}`,
  decide: ({ path, before, after }, subject) => {
    if (rule.replaceAll(' ', '') === 'self==oldSelf')
      // A rule of transition is not asked of a field that comes or goes.
      return before === undefined || after === undefined
        ? undefined
        : refusal(subject, `the definition of ${type} refuses to change ${pathText(path)}`);
    return {
      consequence: 'unknown',
      reason: `the definition of ${type} takes a change of ${pathText(path)} only where ${rule}`,
    };
  },
}));
