import { gpuLabel, type NodePool } from '../../model/kinds/cluster';

/** A node pool in a spec. */
export type PoolSpec = Partial<Omit<NodePool, 'name' | 'diskGiB'>> & { readonly disk?: number };

/** Taint that keeps other pods off GPU nodes. */
const gpuTaint = { key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' } as const;

/** A node pool with all defaults filled in. */
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
