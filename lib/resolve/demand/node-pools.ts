import type { Environment } from '../../model/environment';
import { factsOf, type FactsTable } from '../../model/facts';
import type { NodePool } from '../../model/kinds/cluster';
import { allocatable, type Machine } from '../../model/machine';
import type { Amounts, PodDemand } from './pod-demand';

/** A pool, and what pods get of it at its maximum. */
export interface PoolCapacity {
  readonly pool: NodePool;
  /** Its machine; the smallest of several. */
  readonly product: string;
  /** What pods get of one node. */
  readonly node: Amounts;
  /** All that one node has. */
  readonly machine: Amounts;
}

const gibibyte = 2 ** 30;
const gpus = 'nvidia.com/gpu';

/** Known machines of a pool. */
export function machinesOf(
  { size, instanceTypes }: NodePool,
  cloud: string,
  facts: FactsTable,
): readonly { readonly product: string; readonly machine: Machine | undefined }[] {
  const known = factsOf(facts, cloud, 'cluster');
  if ('unavailable' in known) return [];
  const products = instanceTypes.length > 0 ? instanceTypes : [known.sizes?.[size] ?? ''];
  return products.map((product) => ({ product, machine: known.machine?.(product) }));
}

/** Pools of a cluster of Strata; undefined where the machines of one are not known, or another team has the cluster. */
export function capacitiesOf({ cluster }: Environment, facts: FactsTable): readonly PoolCapacity[] | undefined {
  const { cloud, existing, nodePools } = cluster;
  if (existing !== undefined || nodePools.length === 0) return undefined;
  const all = nodePools.map((pool) => capacityOf(pool, cloud, facts));
  return all.every((one) => one !== undefined) ? all : undefined;
}

function capacityOf(pool: NodePool, cloud: string, facts: FactsTable): PoolCapacity | undefined {
  const machines = machinesOf(pool, cloud, facts);
  const [first, ...others] = machines;
  if (!first || machines.some(({ machine }) => !machine)) return undefined;
  const least = others.reduce((best, one) => (one.machine!.cpu < best.machine!.cpu ? one : best), first);
  const amounts = ({ cpu, memoryGiB }: Machine) => ({
    cpu,
    memory: memoryGiB * gibibyte,
    [gpus]: pool.gpu?.count ?? 0,
  });
  return {
    pool,
    product: least.product,
    node: amounts(allocatable(least.machine!)),
    machine: amounts(least.machine!),
  };
}

/** Whether a pod is within amounts of a node. */
export function fits({ requests }: Pick<PodDemand, 'requests'>, amounts: Amounts): boolean {
  return Object.entries(amounts).every(([name, amount]) => (requests[name] ?? 0) <= amount);
}

/** Whether a pod may be within a machine, which keeps some of its cores and memory. */
export function mayFit({ requests }: Pick<PodDemand, 'requests'>, { machine }: PoolCapacity): boolean {
  const { [gpus]: most = 0, ...shared } = machine;
  return (
    (requests[gpus] ?? 0) <= most && Object.entries(shared).every(([name, amount]) => (requests[name] ?? 0) < amount)
  );
}

/** Pools whose nodes may run a pod, by its node selector, its tolerations and its GPUs. */
export function poolsFor(
  { nodeSelector, tolerations, requests }: PodDemand,
  all: readonly PoolCapacity[],
): readonly PoolCapacity[] {
  // Another label is the cloud's own.
  const labels = new Set(all.flatMap(({ pool }) => Object.keys(pool.labels)));
  const selects = Object.entries(nodeSelector).filter(([key]) => labels.has(key));
  return all.filter(
    ({ pool }) =>
      selects.every(([key, value]) => pool.labels[key] === value) &&
      (!requests[gpus] || pool.gpu !== undefined) &&
      pool.taints.every(
        (taint) => taint.effect === 'PreferNoSchedule' || tolerations.some((one) => tolerates(one, taint)),
      ),
  );
}

type Taint = NodePool['taints'][number];
type Toleration = PodDemand['tolerations'][number];

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts */
function tolerates({ key, operator = 'Equal', value = '', effect }: Toleration, taint: Taint): boolean {
  if (effect && effect !== taint.effect) return false;
  if (operator === 'Exists') return !key || key === taint.key;
  return key === taint.key && value === (taint.value ?? '');
}
