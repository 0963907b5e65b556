import { gpuOf } from '../../../model/gpus';
import type { NodePool } from '../../../model/kinds/cluster';

interface Accelerator {
  /** As Compute Engine writes it. */
  readonly type: string;
  /** Machine by the number of GPUs. */
  readonly machines: Readonly<Record<number, string>>;
}

/** GPUs by their sort. @see https://cloud.google.com/compute/docs/gpus */
const accelerators: Readonly<Record<string, Accelerator>> = {
  t4: {
    type: 'nvidia-tesla-t4',
    machines: { 1: 'n1-standard-4', 2: 'n1-standard-8', 4: 'n1-standard-16' },
  },
  v100: {
    type: 'nvidia-tesla-v100',
    machines: { 1: 'n1-standard-8', 2: 'n1-standard-16', 4: 'n1-standard-32', 8: 'n1-standard-96' },
  },
  l4: {
    type: 'nvidia-l4',
    machines: { 1: 'g2-standard-8', 2: 'g2-standard-24', 4: 'g2-standard-48', 8: 'g2-standard-96' },
  },
  a100: {
    type: 'nvidia-tesla-a100',
    machines: { 1: 'a2-highgpu-1g', 2: 'a2-highgpu-2g', 4: 'a2-highgpu-4g', 8: 'a2-highgpu-8g' },
  },
  h100: {
    type: 'nvidia-h100-80gb',
    machines: { 1: 'a3-highgpu-1g', 2: 'a3-highgpu-2g', 4: 'a3-highgpu-4g', 8: 'a3-highgpu-8g' },
  },
};

/** A sort of GPU, however it is written: t4, nvidia-t4. @default - unknown */
export function acceleratorOf(gpu: NonNullable<NodePool['gpu']>): Accelerator | undefined {
  return gpuOf(accelerators, gpu);
}

/** GPUs without matching machine types; the first is reported. */
export function refusedPools(pools: readonly NodePool[]): { readonly nodePools?: string } {
  const [nodePools] = pools.flatMap(({ name, instanceTypes, gpu }) => {
    const machines = gpu && acceleratorOf(gpu)?.machines;
    if (!gpu || instanceTypes.length || machines?.[gpu.count]) return [];
    const known = machines
      ? `${Object.keys(machines).join(', ')} of them`
      : `GPUs of ${Object.keys(accelerators).join(', ')}`;
    return [`${name}: expected instanceTypes, or ${known}; got ${gpu.count} ${gpu.type}`];
  });
  return nodePools ? { nodePools } : {};
}
