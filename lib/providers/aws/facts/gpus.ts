import { type Machines, machineWith, refusedGpus } from '../../../model/gpus';
import type { NodePool } from '../../../model/kinds/cluster';

/** Instance types by sort of GPU and their number. @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html */
const accelerated: Machines = {
  t4: { 1: 'g4dn.xlarge', 4: 'g4dn.12xlarge', 8: 'g4dn.metal' },
  a10g: { 1: 'g5.xlarge', 4: 'g5.12xlarge', 8: 'g5.48xlarge' },
  l4: { 1: 'g6.xlarge', 4: 'g6.12xlarge', 8: 'g6.48xlarge' },
  l40s: { 1: 'g6e.xlarge', 4: 'g6e.12xlarge', 8: 'g6e.48xlarge' },
  v100: { 1: 'p3.2xlarge', 4: 'p3.8xlarge', 8: 'p3.16xlarge' },
  a100: { 8: 'p4d.24xlarge' },
  h100: { 8: 'p5.48xlarge' },
};

/** The machine with at least so many GPUs of a sort. @default - there is none */
export function acceleratedMachine(gpu: NonNullable<NodePool['gpu']>): string | undefined {
  return machineWith(accelerated, gpu);
}

/** GPUs without matching machine types; the first is reported. */
export function refusedPools(pools: readonly NodePool[]): { readonly nodePools?: string } {
  const [nodePools] = pools.flatMap((pool) => refusedGpus(accelerated, pool));
  return nodePools ? { nodePools } : {};
}
