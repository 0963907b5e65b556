import type { NodePool } from '../../../model/kinds/cluster';
import { digest, physicalName } from '../../../model/name';
import { facts } from '../facts';
import { acceleratedMachine } from '../facts/gpus';

/** The size of a pool's machines: as named, or by its GPU, or by its size. */
export function machine({ name, instanceTypes: named, gpu, size }: NodePool): string {
  if (named.length > 1)
    throw new Error(`node pool ${name}: expected one instance type; settle reports this at its line`);
  if (named.length === 1) return named[0]!;
  if (!gpu) return facts.kinds.cluster.sizes[size];
  const found = acceleratedMachine(gpu);
  if (!found)
    throw new Error(
      `node pool ${name}: no machine type with ${gpu.count} GPUs ${gpu.type}; settle reports this at its line`,
    );
  return found;
}

/** A pool's name as AKS takes it. @see https://learn.microsoft.com/azure/aks/create-node-pools#limitations */
export function poolName(name: string): string {
  return /^[a-z][a-z0-9]{0,11}$/.test(name) ? name : physicalName([name], { max: 12, separator: '' });
}

/** The name of the pool that stands in while another is made anew. */
export function standInName(name: string): string {
  return `tmp${digest(name)}`;
}
