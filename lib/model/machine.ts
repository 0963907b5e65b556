/** Cores and memory of a machine. */
export interface Machine {
  readonly cpu: number;
  readonly memoryGiB: number;
}

/**
 * What is left of a node for pods, in cores and GiB: less what the kubelet and the system keep, by the formula of GKE, which is
 * the most careful of the clouds'.
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes
 */
export function allocatable({ cpu, memoryGiB }: Machine): Machine {
  const kept = kept100MiB + share(memoryGiB, keptMemory);
  return { cpu: cpu - share(cpu, keptCpu), memoryGiB: Math.max(memoryGiB - kept, 0) };
}

/** Shares of the first core, the second, the next two and all others. */
const keptCpu = [
  [1, 0.06],
  [1, 0.01],
  [2, 0.005],
  [Infinity, 0.0025],
] as const;

/** Shares of the first 4 GiB, the next 4, 8 and 112, and all others. */
const keptMemory = [
  [4, 0.25],
  [4, 0.2],
  [8, 0.1],
  [112, 0.06],
  [Infinity, 0.02],
] as const;

/** Memory that must stay free, or pods are evicted. */
const kept100MiB = 100 / 1024;

function share(amount: number, steps: readonly (readonly [size: number, share: number])[]): number {
  const { kept } = steps.reduce(
    ({ left, kept: before }, [size, part]) => {
      const here = Math.min(left, size);
      return { left: left - here, kept: before + here * part };
    },
    { left: amount, kept: 0 },
  );
  return kept;
}
