import { factsOf } from '../../../model/facts';
import { gpuLabel } from '../../../model/kinds/cluster';
import type { Rule } from './rule';

/** Reports pods whose GPUs no node pool of a cluster of Strata has. */
export const gpus: Rule = ({ one: { service }, context: { environment, facts }, tell }) => {
  const { cloud, existing, nodePools, name } = environment.cluster;
  const count = Number(service.resources.requests['nvidia.com/gpu'] ?? 0);
  if (!count || existing || 'unavailable' in factsOf(facts, cloud, 'cluster')) return;
  const type = service.scheduling.nodeSelector[gpuLabel];
  const fits = nodePools.some(({ gpu, labels }) => gpu && gpu.count >= count && (!type || labels[gpuLabel] === type));
  const pools = nodePools.flatMap(({ name: pool, gpu }) => (gpu ? [`${pool} with ${gpu.count} of ${gpu.type}`] : []));
  if (!fits)
    tell(
      'E335',
      ['resources', 'gpu'],
      `expected GPUs that a node pool of cluster ${name} has (${pools.join(', ') || 'none'}), got ${count}${type ? ` of ${type}` : ''}`,
    );
};
