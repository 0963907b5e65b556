import type { NodePool } from '../../model/kinds/cluster';
import { digest, physicalName } from '../../model/name';
import { facts } from './facts';

/**
 * Sizes of machines by sort of GPU and their number. The NCv3 series with V100 is gone since September 2025; its
 * successors have T4 or A100. @see https://learn.microsoft.com/azure/virtual-machines/sizes/overview#gpu-accelerated
 */
const accelerated: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  t4: { 1: 'Standard_NC4as_T4_v3', 4: 'Standard_NC64as_T4_v3' },
  a10: { 1: 'Standard_NV36ads_A10_v5', 2: 'Standard_NV72ads_A10_v5' },
  a100: { 1: 'Standard_NC24ads_A100_v4', 2: 'Standard_NC48ads_A100_v4', 4: 'Standard_NC96ads_A100_v4' },
  h100: { 1: 'Standard_NC40ads_H100_v5', 2: 'Standard_NC80adis_H100_v5', 8: 'Standard_ND96isr_H100_v5' },
};

/** The size of a pool's machines: as named, or by its GPU, or by its size. */
export function machine({ name, instanceTypes: named, gpu, size }: NodePool): string {
  if (named.length > 1)
    throw new Error(`node pool ${name}: expected one instance type, as AKS has one a pool; got ${named.join(', ')}`);
  if (named.length === 1) return named[0]!;
  if (!gpu) return facts.kinds.cluster.sizes[size];
  const sizes = Object.entries(accelerated[gpu.type.toLowerCase().replace(/^.*[-./]/, '')] ?? {});
  const found = sizes.find(([count]) => Number(count) >= gpu.count)?.[1];
  if (found) return found;
  const known = Object.keys(accelerated).join(', ');
  throw new Error(
    `node pool ${name}: no machine with ${gpu.count} GPUs ${gpu.type}; name instanceTypes, or one of ${known}`,
  );
}

/** A pool's name as AKS takes it. @see https://learn.microsoft.com/azure/aks/create-node-pools#limitations */
export function poolName(name: string): string {
  return /^[a-z][a-z0-9]{0,11}$/.test(name) ? name : physicalName([name], { max: 12, separator: '' });
}

/** The name of the pool that stands in while another is made anew. */
export function standInName(name: string): string {
  return `tmp${digest(name)}`;
}
