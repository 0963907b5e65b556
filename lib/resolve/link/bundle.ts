import type { Binding, Values } from '../../model/binding';
import type { FactsTable } from '../../model/facts';
import { digest, physicalName } from '../../model/name';
import { placementOf } from '../backing/placement';
import { type EnvironmentContext, siteOf } from '../environment/context';

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
  context: EnvironmentContext,
): Source[] {
  const identities = clouds.map((cloud) => {
    const { name, values } = siteOf(cloud, context, scope).identity;
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
      const { account, region } = placementOf(cloud, context.environment);
      return Object.entries(values).flatMap(([variable, value]) =>
        'from' in value
          ? [{ variable, property: value.property, from: value.from, of: [cloud, account, region, name, protocol] }]
          : [],
      );
    })
    .sort((a, b) => (a.variable < b.variable ? -1 : 1));
}

/** Name of the one secret that carries values between the layers; other values, or values of another source, make a new one. */
export function bundleName(
  scope: readonly string[],
  sources: readonly Source[],
  generation: number,
  facts: FactsTable,
  home: string,
): string {
  const contract = digest(JSON.stringify([sources, generation]));
  // The name of a Kubernetes Secret too, whose rule is the stricter.
  return physicalName([...scope, contract], {
    ...facts[home]!.bundle.name,
    max: Math.min(63, facts[home]!.bundle.name.max),
  });
}

/** What a client must speak: under one name, a server of another engine is another server. */
function protocolOf(values: Values): string {
  const provider = Object.entries(values).find(([variable]) => variable.endsWith('_PROVIDER'))?.[1];
  return provider && 'literal' in provider ? provider.literal : '';
}
