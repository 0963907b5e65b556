import { type End, rows } from './end';

/** GPUs and their machine types with an announced end. */
export const gpus: readonly End[] = [
  ...rows(
    {
      what: 'GPU',
      where: 'azure',
      source: 'https://learn.microsoft.com/azure/virtual-machines/sizes/gpu-accelerated/ncv3-series',
      instead: 'gpu type t4 or a100',
    },
    { v100: '2025-09-30' },
  ),
  ...rows(
    {
      what: 'GPU',
      where: 'azure',
      source: 'https://learn.microsoft.com/azure/virtual-machines/sizes/retirement/retired-gen-sizes-list',
      instead: 'gpu type t4 or a100',
    },
    {
      k80: '2023-09-06',
      p100: '2023-09-06',
      p40: '2023-09-06',
      m60: ['2026-09-30', 'no page at hand repeats the date'],
    },
  ),
  ...rows(
    {
      what: 'GPU',
      where: 'google',
      source: 'https://cloud.google.com/compute/docs/eol/k80-eol',
      instead: 'gpu type t4 or l4',
    },
    { k80: '2024-05-01' },
  ),
];
