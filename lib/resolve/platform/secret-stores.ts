import type { SecretStore } from '../../model/cluster-unit';
import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { Platform } from '../../model/platform';
import type { Unit } from '../../model/unit';
import { sharedName, storeName } from '../environment/names';

/** The secret store of an environment, where it is read. @param readers - namespaces that read it */
export function storeOf(
  environment: Environment,
  platform: Platform,
  readers: readonly string[],
  facts: FactsTable,
): SecretStore[] {
  const store = facts[environment.cloud]!.secretStore;
  const placement = environment.placements[environment.cloud];
  if (!store || !placement || readers.length === 0) return [];
  const provider = store({ placement, shared: sharedName(platform, environment, environment.cloud, facts) });
  return [{ name: storeName(platform, environment), provider, namespaces: [...new Set(readers)].sort() }];
}

/** Namespaces from which a service reads the store of its environment. */
export function readersOf({ values, service, logins, names }: Unit): string[] {
  const reads =
    Object.values(values).some((value) => 'from' in value) || service.secrets.length > 0 || logins.length > 0;
  return reads ? [names.namespace, ...logins.map(({ namespace }) => namespace)] : [];
}
