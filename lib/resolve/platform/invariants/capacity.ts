import type { Environment } from '../../../model/environment';
import { factsOf, type FactsTable } from '../../../model/facts';
import { grouped } from '../../../model/grouped';
import type { Problem } from '../../../model/problem';
import type { LocatedSummary } from '../unit-summary';
import { capacitiesOf, fits, mayFit, type PoolCapacity, poolsFor } from '../../demand/node-pools';
import type { Amounts, PodDemand } from '../../demand/pod-demand';
import { bytes, largest, plain, shownTerms, type Term, totalOf, unitOf } from '../../demand/terms';

/** Resources of nodes that pods share, with the words after an amount. */
const resources: Readonly<Record<string, string>> = { cpu: 'cores', memory: 'of memory', 'nvidia.com/gpu': 'GPUs' };

/** One service on a cluster, and the pools that may run its pods. */
interface Tenant {
  readonly name: string;
  readonly pods: PodDemand;
  readonly locate: LocatedSummary['locate'];
  readonly pools: readonly PoolCapacity[];
}

/** Reports node pools that at their maximum have less than all services together may ask for, at the largest of these. */
export function checkCapacity(
  closed: readonly LocatedSummary[],
  environments: readonly Environment[],
  facts: FactsTable,
): Problem[] {
  const places = grouped(closed, ({ summary }) => summary.environment);
  return [...grouped(environments, ({ cluster }) => cluster.name).values()].flatMap((sharing) => {
    const owner = sharing.find(({ name, clusterOwner }) => name === clusterOwner) ?? sharing[0]!;
    const pools = capacitiesOf(owner, facts);
    if (!pools) return [];
    const tenants = sharing.flatMap(({ name }) =>
      (places.get(name) ?? []).flatMap(({ summary: { service, pods }, locate }): Tenant[] =>
        pods
          ? [{ name: sharing.length > 1 ? `${name}/${service}` : service, pods, locate, pools: poolsFor(pods, pools) }]
          : [],
      ),
    );
    // A pod above every machine has been reported already.
    const possible = tenants.filter((one) => one.pools.some((pool) => mayFit(one.pods, pool)));
    return sets(possible).flatMap(({ pools: some, tenants: inside }) => [
      ...inside.flatMap((one) => tooLarge(one, owner)),
      ...beyond(inside, some, owner, facts),
      ...withoutSpot(inside, some, owner),
    ]);
  });
}

/** Reports pods that fit a machine, but not beside what its kubelet and system keep. */
function tooLarge({ name, pods, pools, locate }: Tenant, { cluster }: Environment): Problem[] {
  if (pools.some(({ node }) => fits(pods, node))) return [];
  const nodes = pools.map(({ pool, node }) => `${pool.name} ${plain(node.cpu!)} cores, ${bytes(node.memory!)}`);
  const { cpu = 0, memory = 0 } = pods.requests;
  const message = `expected at most what pods get of a node of cluster ${cluster.name} (${nodes.join('; ')}), got ${plain(cpu)} cores and ${bytes(memory)} for one pod of ${name}; lower the requests, or add a pool of larger nodes`;
  return [{ ...locate(['resources', 'requests']), code: 'W221', message }];
}

interface PoolSet {
  readonly pools: readonly PoolCapacity[];
  /** Services whose pods no other pool may run. */
  readonly tenants: readonly Tenant[];
}

/** Every set of pools that a service may use, with all services that may use no other pool. */
function sets(tenants: readonly Tenant[]): PoolSet[] {
  const groups = [...grouped(tenants, ({ pools }) => pools.map(({ pool }) => pool.name).join(' ')).values()];
  return groups.flatMap(([first]) => {
    const { pools } = first!;
    const inside = groups.filter(([other]) => other!.pools.every((one) => pools.includes(one))).flat();
    return [{ pools, tenants: inside }];
  });
}

function beyond(tenants: readonly Tenant[], pools: readonly PoolCapacity[], owner: Environment, facts: FactsTable) {
  const { cluster } = owner;
  const provided = provisionsOf(owner, facts);
  return Object.keys(resources).flatMap((resource): Problem[] => {
    const terms = termsOf(tenants, resource, ({ most }) => most);
    const supplied = pools.map((one) => supplyOf(one, resource));
    const unit = unitOf(resource);
    const { most, from } = provided
      ? { most: provided[resource]!, from: `of which ${cluster.cloud} provisions no more` }
      : { most: totalOf(supplied), from: shownTerms(supplied, unit) };
    if (totalOf(terms) <= most) return [];
    const message = `expected at most ${unit(most)} ${resources[resource]} on the nodes of cluster ${cluster.name} (${from}), got ${unit(totalOf(terms))}: ${shownTerms(terms, unit)}; raise max of a pool, or lower replicas or requests`;
    return [{ ...largest(terms).tenant.locate(['deployment', 'replicas']), code: 'W221', message }];
  });
}

/** What a cloud adds nodes up to, whatever the pools; its limits are of all nodes together. */
function provisionsOf({ cluster: { cloud, native = {} } }: Environment, facts: FactsTable): Amounts | undefined {
  const known = factsOf(facts, cloud, 'cluster');
  const most = 'unavailable' in known ? undefined : known.provisions?.(native);
  return most && { cpu: most.cpu, memory: most.memoryGiB * 2 ** 30, 'nvidia.com/gpu': Infinity };
}

/** Reports pods that a cluster cannot hold at their minimum once the cloud reclaims its spot machines. */
function withoutSpot(tenants: readonly Tenant[], pools: readonly PoolCapacity[], { cluster }: Environment): Problem[] {
  const lasting = pools.filter(({ pool }) => !pool.spot);
  if (lasting.length === pools.length || lasting.length === 0) return [];
  return Object.keys(resources).flatMap((resource): Problem[] => {
    const terms = termsOf(tenants, resource, ({ least }) => least);
    const supplied = lasting.map((one) => supplyOf(one, resource));
    if (terms.length === 0 || totalOf(terms) <= totalOf(supplied)) return [];
    const unit = unitOf(resource);
    const message = `expected at most ${unit(totalOf(supplied))} ${resources[resource]} for the fewest pods on nodes of cluster ${cluster.name} that the cloud does not reclaim (${shownTerms(supplied, unit)}), got ${unit(totalOf(terms))}: ${shownTerms(terms, unit)}; raise max of a pool that is not spot`;
    return [{ ...largest(terms).tenant.locate(['deployment', 'replicas']), code: 'W221', message }];
  });
}

interface TenantTerm extends Term {
  readonly tenant: Tenant;
}

function termsOf(tenants: readonly Tenant[], resource: string, podsOf: (pods: PodDemand) => number): TenantTerm[] {
  return tenants.flatMap((tenant) => {
    const each = tenant.pods.requests[resource] ?? 0;
    const count = podsOf(tenant.pods);
    const text = `${count} x ${unitOf(resource)(each)}`;
    return each * count > 0 ? [{ name: tenant.name, value: each * count, text, tenant }] : [];
  });
}

function supplyOf({ pool, product, node }: PoolCapacity, resource: string): Term {
  const each = node[resource] ?? 0;
  const text = `${pool.max} x ${unitOf(resource)(each)} of ${product}${pool.spot ? ', spot' : ''}`;
  return { name: pool.name, value: each * pool.max, text };
}
