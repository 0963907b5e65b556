import type { Binding, Values } from '../../model/binding';
import type { FactsTable } from '../../model/facts';
import { digest, physicalName } from '../../model/name';
import { placementOf } from '../backing/placement';
import { type EnvironmentContext, siteOf } from '../environment/context';

/** A variable in the bundle, and its source. */
export interface Source {
  readonly variable: string;
  readonly property: string;
  readonly from: string;
  /** Cloud, account, region, name and protocol of its source. */
  readonly of: readonly string[];
}

/** Variables of the bundle with their sources, sorted; never literals. */
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

/** Name of the bundle; other variables, or another source of one, give a new name. */
export function bundleName(
  scope: readonly string[],
  sources: readonly Source[],
  generation: number,
  facts: FactsTable,
  home: string,
): string {
  const contract = digest(JSON.stringify([sources, generation]));
  // Also the name of a Kubernetes Secret, whose rule is stricter.
  return physicalName([...scope, contract], {
    ...facts[home]!.bundle.name,
    max: Math.min(63, facts[home]!.bundle.name.max),
  });
}

/** Protocol of a source: a server of another engine is another source, even under the same name. */
function protocolOf(values: Values): string {
  const provider = Object.entries(values).find(([variable]) => variable.endsWith('_PROVIDER'))?.[1];
  return provider && 'literal' in provider ? provider.literal : '';
}
