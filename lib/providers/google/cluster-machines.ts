import type { NodePool } from '../../model/kinds/cluster';
import { facts } from './facts';

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

/** What a pool's nodes are. */
export interface Machine {
  readonly type: string;
  readonly accelerator?: { readonly type: string; readonly count: number };
}

/** The machine of a pool: as named, or by its GPU, or by its size. @throws where nothing has such GPUs */
export function machineOf({ name, instanceTypes: [named], gpu, size }: NodePool): Machine {
  if (!gpu) return { type: named ?? facts.kinds.cluster.sizes[size] };
  const known = accelerators[gpu.type.toLowerCase().replace(/^.*[-./]/, '')];
  const accelerator = { type: known?.type ?? gpu.type, count: gpu.count };
  const type = named ?? known?.machines[gpu.count];
  if (type) return { type, accelerator };
  const sorts = Object.keys(accelerators).join(', ');
  throw new Error(
    `node pool ${name}: no machine with ${gpu.count} GPUs ${gpu.type}; name instanceTypes, or one of ${sorts}`,
  );
}
