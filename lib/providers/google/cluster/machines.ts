import type { NodePool } from '../../../model/kinds/cluster';
import { facts } from '../facts';
import { acceleratorOf } from '../facts/gpus';

/** What a pool's nodes are. */
export interface Machine {
  readonly type: string;
  readonly accelerator?: { readonly type: string; readonly count: number };
}

/** The machine of a pool: as named, or by its GPU, or by its size. @throws where nothing has such GPUs */
export function machineOf({ name, instanceTypes: [named], gpu, size }: NodePool): Machine {
  if (!gpu) return { type: named ?? facts.kinds.cluster.sizes[size] };
  const known = acceleratorOf(gpu);
  const accelerator = { type: known?.type ?? gpu.type, count: gpu.count };
  const type = named ?? known?.machines[gpu.count];
  if (type) return { type, accelerator };
  throw new Error(
    `node pool ${name}: no machine type with ${gpu.count} GPUs ${gpu.type}; settle reports this at its line`,
  );
}
