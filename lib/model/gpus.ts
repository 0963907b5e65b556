import type { NodePool } from './kinds/cluster';

/** GPUs of a pool's nodes. */
type Gpus = NonNullable<NodePool['gpu']>;

/** A GPU type by its bare name, in any spelling: t4, nvidia-t4, `nvidia.com/t4`. */
export function sortOf({ type }: Pick<Gpus, 'type'>): string {
  return type.toLowerCase().replace(/^.*[-./]/, '');
}

/** A table's row for a GPU type, in any spelling: t4, nvidia-t4, `nvidia.com/t4`. @default - unknown */
export function gpuOf<T>(table: Readonly<Record<string, T>>, { type }: Pick<Gpus, 'type'>): T | undefined {
  const sort = sortOf({ type });
  return Object.hasOwn(table, sort) ? table[sort] : undefined;
}

/** Machine types by GPU type and number. */
export type Machines = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** The smallest machine type with at least that many GPUs of a type. @default - none */
export function machineWith(machines: Machines, gpu: Gpus): string | undefined {
  return Object.entries(gpuOf(machines, gpu) ?? {}).find(([most]) => Number(most) >= gpu.count)?.[1];
}

/** A message about GPUs that no machine type has; undefined where machine types are named. */
export function refusedGpus(machines: Machines, { name, instanceTypes, gpu }: NodePool): string[] {
  if (!gpu || instanceTypes.length || machineWith(machines, gpu)) return [];
  const known = Object.keys(machines).join(', ');
  return [`${name}: expected instanceTypes, or GPUs of ${known}; got ${gpu.count} ${gpu.type}`];
}
