import type { RbacRule } from '../../../model/parts/security';

/** Resources with access to secrets or rights of other services in a namespace, by group. */
const leading: readonly (readonly [group: string, resource: RegExp, verbs?: RegExp])[] = [
  ['', /^(secrets|\*)$/],
  ['', /^serviceaccounts\/token$/],
  ['', /^(serviceaccounts|users|groups)$/, /^(impersonate|\*)$/],
  ['', /^pods\/(exec|attach|ephemeralcontainers|portforward|proxy|\*)$/],
  ['rbac.authorization.k8s.io', /^(roles|rolebindings|\*)$/, /^(create|update|patch|bind|escalate|\*)$/],
  ['external-secrets.io', /./, /^(create|update|patch|\*)$/],
];

/** Why a rule of a Role needs a permit; undefined where it does not. */
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
  // A service may name its own Secrets.
  const left = resourceNames?.length && resourceNames.every(own) ? found.filter((one) => one !== 'secrets') : found;
  return left.length ? `expected no rights to Secrets, tokens, exec or RBAC, got ${left[0]}` : undefined;
}
