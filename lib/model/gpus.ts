import type { NodePool } from './kinds/cluster';

/** GPUs that a pool's nodes have. */
type Gpus = NonNullable<NodePool['gpu']>;

/** A sort of GPU by its bare name, however it is written: t4, nvidia-t4, `nvidia.com/t4`. */
export function sortOf({ type }: Pick<Gpus, 'type'>): string {
  return type.toLowerCase().replace(/^.*[-./]/, '');
}

/** A table's row for a sort of GPU, however it is written: t4, nvidia-t4, `nvidia.com/t4`. @default - unknown */
export function gpuOf<T>(table: Readonly<Record<string, T>>, { type }: Pick<Gpus, 'type'>): T | undefined {
  const sort = sortOf({ type });
  return Object.hasOwn(table, sort) ? table[sort] : undefined;
}

/** Machines by sort of GPU and their number. */
export type Machines = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** The machine with at least so many GPUs of a sort. @default - there is none */
export function machineWith(machines: Machines, gpu: Gpus): string | undefined {
  return Object.entries(gpuOf(machines, gpu) ?? {}).find(([most]) => Number(most) >= gpu.count)?.[1];
}

/** What is wrong with a pool whose GPUs no machine has; nothing where somebody has chosen its machines. */
export function refusedGpus(machines: Machines, { name, instanceTypes, gpu }: NodePool): string[] {
  if (!gpu || instanceTypes.length || machineWith(machines, gpu)) return [];
  const known = Object.keys(machines).join(', ');
  return [`${name}: expected instanceTypes, or GPUs of ${known}; got ${gpu.count} ${gpu.type}`];
}
