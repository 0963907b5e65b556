import type { Problem } from '../../model/problem';
import { type Tenant, checkTenants } from '../../resolve/environment/duplicate-clusters';
import type { Sources } from '../../spec/load';
import { mayShareClusters } from './snapshot';
import type { Assembled } from './assemble';
import type { PlatformContext } from './platform';

/** One of several platforms of a repository. */
export interface PlatformInCluster {
  readonly sources: Sources;
  readonly context: PlatformContext;
  readonly services: readonly Pick<Assembled, 'summaries'>[];
}

/** Problems between platforms that share a cluster. */
export function checkSharedClusters(all: readonly PlatformInCluster[]): Problem[] {
  return mayShareClusters(all.map(({ sources }) => sources)) ? checkTenants(all.map(tenantOf)) : [];
}

function tenantOf({ sources, context, services }: PlatformInCluster): Tenant {
  return {
    platform: sources.platform.name,
    environments: context.environments,
    namespaces(environment) {
      const own = context.environments.find((one) => one.environment.name === environment)!.environment;
      const units = services.flatMap(({ summaries }) => summaries[environment] ?? []);
      return [
        ...new Set([
          ...Object.keys(own.namespaces ?? {}),
          ...units.filter(({ atEdge }) => !atEdge).flatMap(({ namespace, readers }) => [namespace, ...readers]),
        ]),
      ];
    },
  };
}
