import { type End, lastDay as month, rows } from './end';

const what = 'Kubernetes';
const instead = 'a newer cluster.version, one minor version at a time; 1.36 is the newest tested one';

/** End of standard support of each minor version, by cloud. */
export const kubernetes: readonly End[] = [
  ...rows(
    {
      what,
      where: 'aws',
      instead,
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
    },
    {
      '1.29': '2025-03-23',
      '1.30': '2025-07-23',
      '1.31': '2025-11-26',
      '1.32': '2026-03-23',
      '1.33': '2026-07-29',
      '1.34': '2026-12-02',
      '1.35': '2027-03-27',
      '1.36': '2027-08-02',
    },
  ),
  ...rows(
    { what, where: 'google', instead, source: 'https://cloud.google.com/kubernetes-engine/docs/release-schedule' },
    {
      '1.29': '2025-04-12',
      '1.30': '2025-09-30',
      '1.31': '2026-01-16',
      '1.32': '2026-04-11',
      '1.33': '2026-08-03',
      '1.34': '2026-10-01',
      '1.35': '2027-04-11',
      '1.36': ['2027-08-31', 'no schedule at hand has it: fourteen months after July 2026'],
    },
  ),
  ...rows(
    { what, where: 'azure', instead, source: 'https://learn.microsoft.com/azure/aks/supported-kubernetes-versions' },
    {
      '1.29': ['2025-03-31', month],
      '1.30': '2025-08-22',
      '1.31': '2025-11-01',
      '1.32': ['2026-03-31', month],
      '1.33': ['2026-07-31', month],
      '1.34': ['2026-11-30', month],
      '1.35': ['2027-03-31', month],
      '1.36': ['2027-06-30', month],
      '1.37': ['2027-10-31', month],
    },
  ),
  ...rows(
    { what, where: '*', instead, source: 'https://kubernetes.io/releases/' },
    {
      '1.29': '2025-02-28',
      '1.30': '2025-07-15',
      '1.31': '2025-10-28',
      '1.32': '2026-02-28',
      '1.33': '2026-06-28',
      '1.34': '2026-10-27',
      '1.35': '2027-02-28',
      '1.36': '2027-06-28',
    },
  ),
];
