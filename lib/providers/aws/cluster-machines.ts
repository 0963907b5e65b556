import type { NodePool } from '../../model/kinds/cluster';
import { facts } from './facts';

/** Instance types by sort of GPU and their number. @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html */
const accelerated: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  t4: { 1: 'g4dn.xlarge', 4: 'g4dn.12xlarge', 8: 'g4dn.metal' },
  a10g: { 1: 'g5.xlarge', 4: 'g5.12xlarge', 8: 'g5.48xlarge' },
  l4: { 1: 'g6.xlarge', 4: 'g6.12xlarge', 8: 'g6.48xlarge' },
  l40s: { 1: 'g6e.xlarge', 4: 'g6e.12xlarge', 8: 'g6e.48xlarge' },
  v100: { 1: 'p3.2xlarge', 4: 'p3.8xlarge', 8: 'p3.16xlarge' },
  a100: { 8: 'p4d.24xlarge' },
  h100: { 8: 'p5.48xlarge' },
};

/** Images by processor and accelerator. @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const images = {
  x86: { plain: 'AL2023_x86_64_STANDARD', gpu: 'AL2023_x86_64_NVIDIA' },
  arm: { plain: 'AL2023_ARM_64_STANDARD', gpu: 'AL2023_ARM_64_NVIDIA' },
} as const;

/** Machines that may serve a pool: as named, or by its GPU, or by its size. */
export function instanceTypes({ name, instanceTypes: named, gpu, size }: NodePool): string[] {
  if (named.length > 0) return [...named];
  if (!gpu) return [facts.kinds.cluster.sizes[size]];
  const machines = accelerated[gpu.type.toLowerCase().replace(/^.*[-./]/, '')] ?? {};
  const [machine] =
    Object.entries(machines)
      .find(([count]) => Number(count) >= gpu.count)
      ?.slice(1) ?? [];
  if (machine) return [machine];
  const known = Object.keys(accelerated).join(', ');
  throw new Error(
    `node pool ${name}: no machine with ${gpu.count} GPUs ${gpu.type}; name instanceTypes, or one of ${known}`,
  );
}

/** The image of a pool's nodes; Graviton's types have a g after their generation. */
export function amiType(types: readonly string[], gpu: boolean): string {
  const arm = types.every((type) => /^([a-z]+\d+[a-z]*g[a-z]*|a1)\./.test(type) || type.startsWith('g5g.'));
  return images[arm ? 'arm' : 'x86'][gpu ? 'gpu' : 'plain'];
}
