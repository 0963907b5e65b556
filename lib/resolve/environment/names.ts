import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import { physicalName } from '../../model/name';
import type { Platform } from '../../model/platform';

/** Reserved names of services: stacks of an environment have them. */
export const reserved = ['network', 'cluster', 'data', 'state', 'flux'] as const;

/** Name of the shared resources of an environment's own stack on one cloud: a resource group, a vault. */
export function sharedName(platform: Platform, environment: Environment, cloud: string, facts: FactsTable): string {
  return physicalName([platform.name, environment.name], facts[cloud]!.shared.name);
}

/** Name of the resources of a cluster's own stacks on its cloud. */
export function clusterSharedName(
  platform: Platform,
  { cluster }: Environment,
  cloud: string,
  facts: FactsTable,
): string {
  return physicalName([platform.name, cluster.name, 'cluster'], facts[cloud]!.shared.name);
}

/** Name of the network that belongs to a cluster. */
export function networkName(platform: Platform, { cluster, network }: Environment): string {
  return network.existing ?? physicalName([platform.name, cluster.name, 'network'], { max: 60, separator: '-' });
}

/** Name of a cluster in its cloud. */
export function clusterName(platform: Pick<Platform, 'name'>, { cluster }: Pick<Environment, 'cluster'>): string {
  return cluster.existing ?? `${platform.name}-${cluster.name}`;
}

/** Namespace of the Jobs with a master's rights, without services. */
export function loginNamespace(platform: Pick<Platform, 'name'>, environment: Pick<Environment, 'name'>): string {
  return `${platform.name}-${environment.name}-data`;
}

/** ClusterSecretStore that reads an environment's secret store. */
export function storeName(platform: Platform, environment: Environment): string {
  return `${platform.name}-${environment.name}`;
}

/** Name of a Secret with a generated value, where there is no secret store. */
export function drawnSecret(
  secret: string,
  key: string | undefined,
): { readonly secret: string; readonly key: string } {
  const words = [secret, ...(key ? [key] : [])];
  return { secret: physicalName(words, { max: 52, separator: '-' }), key: 'value' };
}
