import { levelOfPod } from '../../../api/pod-security';
import { podSecurityLevels } from '../../../model/parts/security';
import { type ObjectContext, type Rule, list, mapping, podsOf } from './object-context';

/** Reports pods above the Pod Security level of their namespace. */
export const confinement: Rule = {
  check: ({ body, unit: { service, environment } }) =>
    podsOf(body).flatMap((pod) => {
      const allowed = environment.namespaces?.[service.namespace]?.podSecurity ?? service.security.level;
      const { level, why } = levelOfPod(mapping(pod, ['spec']));
      if (podSecurityLevels.indexOf(level) <= podSecurityLevels.indexOf(allowed)) return [];
      return [
        `expected pods of Pod Security level ${allowed}, got ones that need ${level} (${why}): restrict them, or set namespaces.${service.namespace}.podSecurity in environments/${environment.name}.yaml`,
      ];
    }),
};

/** Service accounts of a unit: its own, and those of its extra files. */
function accountsOf({ unit, extras }: ObjectContext): readonly string[] {
  const more = extras.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name);
  return [unit.service.name, ...more];
}

/** Reports pods with a service account of another service, and rights for other subjects. */
export const accounts: Rule = {
  permit: 'accounts',
  check(about) {
    const { body, unit } = about;
    const own = accountsOf(about);
    const acting = podsOf(body).flatMap((pod) =>
      ['serviceAccountName', 'serviceAccount'].flatMap((key) => {
        const name = mapping(pod, ['spec'])[key] as unknown;
        return name === undefined || own.includes(String(name))
          ? []
          : [`expected an account of ${unit.service.name}, got ${key}: ${String(name)}`];
      }),
    );
    return [...acting, ...bindings(about, own)];
  },
};

function bindings({ body, unit }: ObjectContext, own: readonly string[]): string[] {
  if (body.kind !== 'RoleBinding') return [];
  const foreign = list(body, ['subjects']).filter(
    ({ kind, name, namespace = unit.names.namespace }) =>
      kind !== 'ServiceAccount' || namespace !== unit.names.namespace || !own.includes(String(name)),
  );
  const role = mapping(body, ['roleRef']);
  return [
    ...foreign.map(({ kind, name }) => `expected rights for accounts of the service, got ${kind} ${name}`),
    ...(role['kind'] === 'Role' ? [] : [`expected a Role of the namespace, got ${role['kind']} ${role['name']}`]),
  ];
}
