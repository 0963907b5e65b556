import { gpuLabel, type NodePool } from '../../model/kinds/cluster';

/** Nodes as an environment asks for them. */
export type PoolSpec = Partial<Omit<NodePool, 'name' | 'diskGiB'>> & { readonly disk?: number };

/** Taint that keeps pods without need of GPUs off the nodes that have some. */
const gpuTaint = { key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' } as const;

/** Nodes of one sort with nothing left to default. */
export function nodePool(name: string, spec: PoolSpec): NodePool {
  const { size = 'medium', instanceTypes = [], min = 1, max = Math.max(min, 3), disk = 50 } = spec;
  const { gpu, spot = false, labels = {}, taints = [] } = spec;
  return {
    name,
    size,
    instanceTypes,
    min,
    max,
    diskGiB: disk,
    gpu,
    spot,
    labels: { ...(gpu ? { [gpuLabel]: gpu.type } : {}), ...labels },
    taints: gpu && !taints.some(({ key }) => key === gpuTaint.key) ? [...taints, gpuTaint] : taints,
  };
}
