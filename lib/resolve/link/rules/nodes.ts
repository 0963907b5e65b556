import { workloadTypes } from '../../../model/workload-types';
import type { Size } from '../../../model/kinds/size';
import { quantityOf } from '../../../model/quantity';
import { factsOf } from '../../../model/facts';
import type { Rule } from './rule';

/** Cores and memory of each neutral machine size, the same on every cloud. */
const machines: Readonly<Record<Size, { readonly cpu: number; readonly memory: number }>> = {
  small: { cpu: 2, memory: 8 * 2 ** 30 },
  medium: { cpu: 4, memory: 16 * 2 ** 30 },
  large: { cpu: 8, memory: 32 * 2 ** 30 },
  xlarge: { cpu: 16, memory: 64 * 2 ** 30 },
};

/** Reports pods that fit on no node of a cluster of Strata; sizes of named machine types are unknown. */
export const nodes: Rule = ({ one: { service }, context: { environment, facts }, tell }) => {
  const { cloud, existing, nodePools, name } = environment.cluster;
  const known = nodePools.every(({ instanceTypes }) => instanceTypes.length === 0);
  if (existing || !known || nodePools.length === 0 || !workloadTypes[service.workload.type].inCluster) return;
  if ('unavailable' in factsOf(facts, cloud, 'cluster')) return;
  const all = [service.resources, ...service.lifecycle.sidecars.map(({ resources }) => resources)];
  const asked = (what: 'cpu' | 'memory') =>
    all.reduce((sum, { requests }) => sum + quantityOf(requests[what] ?? '0'), 0);
  const fits = nodePools.some(
    ({ size }) => asked('cpu') < machines[size].cpu && asked('memory') < machines[size].memory,
  );
  if (fits) return;
  const pools = nodePools.map(
    ({ name: pool, size }) => `${pool} ${machines[size].cpu} cores, ${machines[size].memory / 2 ** 30}Gi`,
  );
  tell(
    'E383',
    ['resources', 'requests'],
    `expected less than a node of cluster ${name} has (${pools.join('; ')}), got ${asked('cpu')} cores and ${Math.ceil(asked('memory') / 2 ** 20)}Mi for one pod`,
  );
};
