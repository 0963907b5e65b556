import type { Size } from '../../model/kinds/size';

/** What a pod asks for; of memory, it gets no more. */
export interface Capacity {
  readonly cpu: string;
  readonly memoryMiB: number;
}

/** Capacity of each size; small enough for a laptop. */
export const capacities: Readonly<Record<Size, Capacity>> = {
  small: { cpu: '100m', memoryMiB: 256 },
  medium: { cpu: '250m', memoryMiB: 512 },
  large: { cpu: '500m', memoryMiB: 1024 },
  xlarge: { cpu: '1', memoryMiB: 2048 },
};
