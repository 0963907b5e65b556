import type { NodePool } from '../../../model/kinds/cluster';
import { facts } from '../facts';
import { acceleratedMachine } from '../facts/gpus';

/** Images by processor and accelerator. @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
const images = {
  x86: { plain: 'AL2023_x86_64_STANDARD', gpu: 'AL2023_x86_64_NVIDIA' },
  arm: { plain: 'AL2023_ARM_64_STANDARD', gpu: 'AL2023_ARM_64_NVIDIA' },
} as const;

/** Machines that may serve a pool: as named, or by its GPU, or by its size. */
export function instanceTypes({ name, instanceTypes: named, gpu, size }: NodePool): string[] {
  if (named.length > 0) return [...named];
  if (!gpu) return [facts.kinds.cluster.sizes[size]];
  const machine = acceleratedMachine(gpu);
  if (!machine)
    throw new Error(
      `node pool ${name}: no machine type with ${gpu.count} GPUs ${gpu.type}; settle reports this at its line`,
    );
  return [machine];
}

/** Whether a family of machines has Graviton's processors: a g after its generation. @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html */
function isGraviton(family: string): boolean {
  return family === 'a1' || (/^[a-z]+\d/.test(family) && family.slice(family.search(/\d/)).includes('g'));
}

/** The image of a pool's nodes. */
export function amiType(types: readonly string[], gpu: boolean): string {
  const arm = types.every((type) => isGraviton(type.split('.')[0]!));
  return images[arm ? 'arm' : 'x86'][gpu ? 'gpu' : 'plain'];
}
