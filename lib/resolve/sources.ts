import type { Binding, Values } from '../model/binding';
import { type Ground, placementOf, siteOf } from './ground';

/** A variable that comes through the bundle, and what gives it. */
export interface Source {
  readonly variable: string;
  readonly property: string;
  readonly from: string;
  /** Cloud, account, region, name and protocol of what gives it. */
  readonly of: readonly string[];
}

/** What comes through the bundle and where from, in one order whatever the spec's: no literal is among it. */
export function sourcesOf(
  bindings: readonly Binding[],
  clouds: readonly string[],
  scope: readonly string[],
  ground: Ground,
): Source[] {
  const identities = clouds.map((cloud) => {
    const { name, values } = siteOf(cloud, ground, scope).identity;
    return { cloud, name, values, protocol: '' };
  });
  const backings = bindings.map(({ cloud, physicalName, login, values }) => ({
    cloud,
    name: login ? `${physicalName}/${login}` : physicalName,
    values: values as Values,
    protocol: protocolOf(values),
  }));
  return [...identities, ...backings]
    .flatMap(({ cloud, name, values, protocol }) => {
      const { account, region } = placementOf(cloud, ground.environment);
      return Object.entries(values).flatMap(([variable, value]) =>
        'from' in value
          ? [{ variable, property: value.property, from: value.from, of: [cloud, account, region, name, protocol] }]
          : [],
      );
    })
    .sort((a, b) => (a.variable < b.variable ? -1 : 1));
}

/** What a client must speak: under one name, a server of another engine is another server. */
function protocolOf(values: Values): string {
  const provider = Object.entries(values).find(([variable]) => variable.endsWith('_PROVIDER'))?.[1];
  return provider && 'literal' in provider ? provider.literal : '';
}
