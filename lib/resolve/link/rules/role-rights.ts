import type { RbacRule } from '../../../model/parts/security';

/** Resources that lead to the secrets or the rights of others in a namespace, by group. */
const leading: readonly (readonly [group: string, resource: RegExp, verbs?: RegExp])[] = [
  ['', /^(secrets|\*)$/],
  ['', /^serviceaccounts\/token$/],
  ['', /^(serviceaccounts|users|groups)$/, /^(impersonate|\*)$/],
  ['', /^pods\/(exec|attach|ephemeralcontainers|portforward|proxy|\*)$/],
  ['rbac.authorization.k8s.io', /^(roles|rolebindings|\*)$/, /^(create|update|patch|bind|escalate|\*)$/],
  ['external-secrets.io', /./, /^(create|update|patch|\*)$/],
];

/** Why a rule of a Role gives more than a service may have by itself; nothing where it does not. */
export function dangerousRule(
  { apiGroups = [''], resources = [], verbs = [], resourceNames }: RbacRule,
  service: string,
): string | undefined {
  if (apiGroups.includes('*')) return 'expected groups by their names, got *';
  const found = leading.flatMap(([group, form, needs]) =>
    apiGroups.includes(group) && (!needs || verbs.some((verb) => needs.test(verb)))
      ? resources.filter((resource) => form.test(resource))
      : [],
  );
  const own = (name: string) => name === service || name.startsWith(`${service}-`);
  // Of its own Secrets a service may speak by their names.
  const left = resourceNames?.length && resourceNames.every(own) ? found.filter((one) => one !== 'secrets') : found;
  return left.length ? `expected rights to no Secrets, tokens, shells or rights of others, got ${left[0]}` : undefined;
}
