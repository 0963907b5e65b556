import { componentFor, controllerNamespaces } from '../../model/component-names';
import type { Alerting, ClusterUnit } from '../../model/cluster-unit';
import type { Cluster, Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import { type Routing, storedKeysOf } from '../../model/parts/routing';
import type { Platform } from '../../model/platform';
import { isExternal } from '../environment/component-owner';
import { storeName } from '../environment/names';
import type { UnitSummary } from './unit-summary';

interface Surroundings {
  readonly platform: Platform;
  readonly cluster: Cluster;
  readonly units: readonly UnitSummary[];
  readonly facts: FactsTable;
}

/** Whom the alerts of a cluster go to; nothing where no environment with services says it. */
export function alertingOf(
  environments: readonly Environment[],
  { platform, cluster, units, facts }: Surroundings,
): ClusterUnit['alerting'] {
  const { stack = 'none' } = platform.monitoring ?? {};
  const owned = stack === 'operator' && !isExternal(componentFor.rules, cluster, facts);
  const all = environments.flatMap((environment): Alerting[] => {
    const { name, routing, cloud, placements } = environment;
    const own = units.filter((one) => one.environment === name).map(({ namespace }) => namespace);
    if (!routing || own.length === 0) return [];
    const { secretStore } = facts[cloud]!;
    const reads = hasSecrets(routing) && secretStore && placements[cloud];
    return [
      {
        environment: name,
        routing,
        namespaces: owned ? [controllerNamespaces[componentFor.rules]] : placesOf(stack, own),
        ...(reads && { store: storeName(platform, environment) }),
      },
    ];
  });
  return all.length ? { stack, owned, environments: all } : undefined;
}

/** An operator reads a configuration for the alerts of its own namespace; a plain Alertmanager reads one for all. */
function placesOf(stack: string, namespaces: readonly string[]): string[] {
  const all = [...new Set(namespaces)].sort();
  return stack === 'operator' ? all : all.slice(0, 1);
}

function hasSecrets({ receivers }: Routing): boolean {
  return receivers.some((one) => storedKeysOf(one).length > 0);
}
