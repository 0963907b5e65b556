import type { SecretStore } from '../model/cluster-unit';
import type { Environment } from '../model/environment';
import type { FactsTable } from '../model/facts';
import type { Platform } from '../model/platform';
import type { Unit } from '../model/unit';
import { sharedName, storeName } from './names';

/** The secret store of an environment, where something reads one. */
export function storeOf(
  environment: Environment,
  platform: Platform,
  units: readonly Unit[],
  facts: FactsTable,
): SecretStore[] {
  const own = units.filter((unit) => unit.environment.name === environment.name);
  const readers = own.filter(
    ({ values, service, logins }) =>
      Object.values(values).some((value) => 'from' in value) || service.secrets.length || logins.length,
  );
  const store = facts[environment.cloud]!.secretStore;
  const placement = environment.placements[environment.cloud];
  if (!store || !placement || readers.length === 0) return [];
  const provider = store({ placement, shared: sharedName(platform, environment, environment.cloud, facts) });
  const namespaces = readers.flatMap(({ names, logins }) => [
    names.namespace,
    ...logins.map(({ namespace }) => namespace),
  ]);
  return [{ name: storeName(platform, environment), provider, namespaces: [...new Set(namespaces)].sort() }];
}
