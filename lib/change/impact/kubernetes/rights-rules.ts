import { itemsAt, textAt } from './body';
import { beyond, ruleText, subjectsBeyond } from './rights';
import type { Decision, ObjectRule, Subject } from './rule';
import { someOf } from './sets';
import { kubernetesPage } from './sources';

const source = kubernetesPage('reference/access-authn-authz/rbac/');
const roles = ['Role', 'ClusterRole'].map((kind) => `rbac.authorization.k8s.io/${kind}`);
const bindings = ['RoleBinding', 'ClusterRoleBinding'].map((kind) => `rbac.authorization.k8s.io/${kind}`);

/** Which rights a change of a role or binding gives and takes. */
export const rightsRules: readonly ObjectRule[] = [
  { rule: 'rights-changed', types: roles, source, decide: rolesChange },
  { rule: 'rights-holders-changed', types: bindings, source, decide: bindingsChange },
];

function rolesChange({ before, after, change }: Subject): readonly Decision[] {
  if (change.action !== 'update') return [];
  const [old, now] = [itemsAt(before, 'rules'), itemsAt(after, 'rules')];
  const [gained, lost] = [beyond(now, old), beyond(old, now)];
  return [
    ...(gained.length > 0 ? [exposure(`the role gives more: ${someOf(gained.map(ruleText))}`, ['rules'])] : []),
    ...(lost.length > 0 ? [taken(`the role gives less: ${someOf(lost.map(ruleText))}`, ['rules'])] : []),
  ];
}

function bindingsChange({ before, after, change }: Subject): readonly Decision[] {
  if (change.action !== 'update') return [];
  const [gained, lost] = [subjectsBeyond(after, before), subjectsBeyond(before, after)].map((subjects) =>
    subjects.map((one) => `${textAt(one, 'kind')} ${textAt(one, 'name')}`),
  );
  return [
    ...(gained!.length > 0
      ? [exposure(`${someOf(gained!)} has the rights of ${textAt(after, 'roleRef', 'name')} from now on`, ['subjects'])]
      : []),
    ...(lost!.length > 0
      ? [taken(`${someOf(lost!)} has the rights of ${textAt(before, 'roleRef', 'name')} no more`, ['subjects'])]
      : []),
  ];
}

const exposure = (reason: string, field: readonly string[]): Decision => ({ consequence: 'exposure', reason, field });

/** What uses a right that goes fails; that is an outage wherever it is used. */
function taken(reason: string, field: readonly string[]): Decision {
  return { consequence: 'restart-with-downtime', reason: `${reason}; what still uses it is refused at once`, field };
}
