import { accountToken, harmlessGenerators } from '../../../api/withheld';
import { dangerousRule } from '../../../resolve/link/rules/role-rights';
import { foreignSecret } from '../../../resolve/environment/secret-names';
import type { RbacRule } from '../../../model/parts/security';
import type { Mapping } from '../../../api/rules/rule';
import { type ObjectContext, type Rule, list, mapping } from './object-context';

/** Reports values of Secrets in files, and rights to Secrets of other services. */
export const secrets: Rule = {
  permit: 'secrets',
  check({ body, unit }) {
    if (body.kind === 'Secret') return plain(body);
    if (body.kind !== 'Role') return [];
    return list(body, ['rules']).flatMap((rule) => dangerousRule(rule as unknown as RbacRule, unit.service.name) ?? []);
  },
};

function plain(body: ObjectContext['body']): string[] {
  const { type = 'Opaque' } = body as Mapping;
  if (type === accountToken) return ['expected no token of a service account, got a Secret for one'];
  const keys = ['data', 'stringData'].filter((key) => Object.keys(mapping(body, [key])).length > 0);
  return keys.map(
    (key) => `expected values in the secret store, read by config.secrets, got ${key} of a Secret in plain text`,
  );
}

/** Reports other secret stores than that of the environment, and names that the service may not read. */
export const stores: Rule = {
  permit: 'stores',
  check(about) {
    const { body } = about;
    if (body.kind !== 'ExternalSecret') return [];
    const spec = mapping(body, ['spec']);
    const [data, from] = [list(spec, ['data']), list(spec, ['dataFrom'])];
    const refs = [spec['secretStoreRef'], ...[...data, ...from].map((one) => mapping(one, ['sourceRef'])['storeRef'])];
    const generators = from.map((one) => mapping(one, ['sourceRef', 'generatorRef'])).filter(({ kind }) => kind);
    return [
      ...refs.filter(Boolean).flatMap((ref) => foreignStore(ref as Mapping, about)),
      ...from.filter((one) => one['find']).map(() => 'expected secrets by name, got dataFrom.find, which reads all'),
      ...generators
        .filter(({ kind }) => !harmlessGenerators.includes(String(kind)))
        .map(({ kind }) => `expected a generator of ${harmlessGenerators.join(' or ')}, got ${String(kind)}`),
      ...keysOf(data, from).flatMap((key) => foreignKey(key, about)),
    ];
  },
};

function keysOf(data: readonly Mapping[], from: readonly Mapping[]): string[] {
  return [
    ...data.map((one) => mapping(one, ['remoteRef'])['key']),
    ...from.map((one) => mapping(one, ['extract'])['key']),
  ].flatMap((key) => (key === undefined ? [] : [String(key)]));
}

function foreignStore({ kind = 'SecretStore', name }: Mapping, { unit, extras }: ObjectContext): string[] {
  if (kind === 'ClusterSecretStore' && name === unit.names.store) return [];
  // The store itself is reported at its own object.
  if (kind === 'SecretStore' && extras.some((one) => one.kind === kind && one.metadata.name === name)) return [];
  const own = unit.names.store ? `ClusterSecretStore ${unit.names.store}` : 'no store, since the environment has none';
  return [`expected ${own}, got ${String(kind)} ${String(name)}`];
}

function foreignKey(key: string, { unit }: ObjectContext): string[] {
  const { platform, environment, service, names, others = [] } = unit;
  const own = [names.bundle, ...service.secrets.map(({ secret }) => secret)];
  const environments = [environment.name, ...others];
  const why = foreignSecret(key, { platform: platform.name, environment: environment.name, environments, own });
  return why ? [`expected ${why}`] : [];
}
