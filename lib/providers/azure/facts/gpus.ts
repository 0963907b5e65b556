import { type Machines, machineWith, refusedGpus } from '../../../model/gpus';
import type { NodePool } from '../../../model/kinds/cluster';

/**
 * Sizes of machines by sort of GPU and their number. The NCv3 series with V100 is gone since September 2025; its
 * successors have T4 or A100. @see https://learn.microsoft.com/azure/virtual-machines/sizes/overview#gpu-accelerated
 */
const accelerated: Machines = {
  t4: { 1: 'Standard_NC4as_T4_v3', 4: 'Standard_NC64as_T4_v3' },
  a10: { 1: 'Standard_NV36ads_A10_v5', 2: 'Standard_NV72ads_A10_v5' },
  a100: { 1: 'Standard_NC24ads_A100_v4', 2: 'Standard_NC48ads_A100_v4', 4: 'Standard_NC96ads_A100_v4' },
  h100: { 1: 'Standard_NC40ads_H100_v5', 2: 'Standard_NC80adis_H100_v5', 8: 'Standard_ND96isr_H100_v5' },
};

/** The machine with at least so many GPUs of a sort. @default - there is none */
export function acceleratedMachine(gpu: NonNullable<NodePool['gpu']>): string | undefined {
  return machineWith(accelerated, gpu);
}

/** GPUs without matching machine types; the first is reported. */
export function refusedPools(pools: readonly NodePool[]): { readonly nodePools?: string } {
  const [nodePools] = pools.flatMap((pool) => [
    ...(pool.instanceTypes.length > 1
      ? [`${pool.name}: expected one instance type, as AKS has one a pool; got ${pool.instanceTypes.join(', ')}`]
      : []),
    ...refusedGpus(accelerated, pool),
  ]);
  return nodePools ? { nodePools } : {};
}
