import type { Problem } from '../model/problem';
import { type Tenant, checkTenants } from '../resolve/cluster-twins';
import type { Imprint } from '../resolve/imprint';
import type { Sources } from '../spec/load';
import type { ClosedPlatform } from './closing';
import { type Grounds, type Reading, readGrounds } from './ground';
import type { Ledger } from './ledger';

/** What is known of all platforms that are read together. */
interface Neighbourhood {
  /** Platforms that were closed now; the others stand as they were. */
  readonly closed: ReadonlyMap<string, ClosedPlatform>;
  readonly ledger: Ledger;
  readonly reading: Reading;
}

/** What is wrong between platforms that are in one cluster; only one that somebody else runs can have several. */
export function betweenPlatforms(sources: readonly Sources[], around: Neighbourhood): Problem[] {
  const isElsewhere = ({ environments }: Sources) => environments.some(({ text }) => text.includes('existing'));
  if (sources.length < 2 || !sources.some(isElsewhere)) return [];
  const tenants = sources.flatMap((one) => tenantOf(one, around) ?? []);
  return checkTenants(tenants);
}

function tenantOf(sources: Sources, { closed, ledger, reading }: Neighbourhood): Tenant | undefined {
  const { name } = sources.platform;
  const now = closed.get(name);
  const grounds: Grounds | undefined = now?.grounds ?? readGrounds(sources, reading).value;
  if (!grounds) return undefined;
  const imprintsOf = (service: string) =>
    now?.closed.find((one) => one.name === service)?.imprints ?? ledger.imprints(name, service);
  return {
    platform: name,
    environments: grounds.environments,
    namespaces(environment) {
      const own = grounds.environments.find((one) => one.environment.name === environment)!.environment;
      const units = sources.services.flatMap((one) => imprintsOf(one.name)[environment] ?? ([] as Imprint[]));
      return [
        ...new Set([
          ...Object.keys(own.namespaces ?? {}),
          ...units.filter(({ atEdge }) => !atEdge).flatMap(({ namespace, readers }) => [namespace, ...readers]),
        ]),
      ];
    },
  };
}
