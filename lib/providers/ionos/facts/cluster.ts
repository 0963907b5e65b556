import { z } from 'zod';
import type { Has } from '../../../model/facts';
import type { ClusterOptions, NodePool } from '../../../model/kinds/cluster';
import { cpuFamilies } from './regions';

/** `4x16`: IONOS sells cores and memory, not types of machines. */
const machine = /^[1-9]\d{0,2}x[1-9]\d{0,3}$/;

/** IONOS Managed Kubernetes. */
export const cluster = {
  /** @see https://docs.ionos.com/terraform-provider/resources/k8s_cluster */
  name: { max: 63, separator: '-' },
  /** Of nodes: cores, and GiB of memory. */
  sizes: { small: '2x8', medium: '4x16', large: '8x32', xlarge: '16x64' },
  machine: (product) => {
    const [cpu, memoryGiB] = machine.test(product) ? product.split('x').map(Number) : [];
    return cpu && memoryGiB ? { cpu, memoryGiB } : undefined;
  },
  options: z.strictObject({
    serverType: z
      .enum(['VCPU', 'DedicatedCore'])
      .default('VCPU')
      .describe('Whether a node shares its cores with others'),
    cpuFamily: z.string().optional().describe('Cores of nodes, such as INTEL_ICELAKE; IONOS chooses'),
    storageType: z.enum(['SSD', 'HDD']).default('SSD').describe('Disks of nodes'),
    availabilityZone: z.enum(['AUTO', 'ZONE_1', 'ZONE_2']).default('AUTO').describe('Zone of the nodes'),
    auditLogBucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{2,62}$/)
      .optional()
      .describe('Bucket that takes the audit log of the API server'),
  }),
  asks: (_: ClusterOptions, { cpuFamily }) =>
    typeof cpuFamily === 'string' ? [{ path: ['ionos', 'cpuFamily'], value: cpuFamily, of: cpuFamilies }] : [],
  literals: ({ name }) => ({ name }),
  without: ['endpoint', 'issuer'],
  refuses: ({ version, nodePools }: ClusterOptions) => ({
    ...(/^1\.\d\d\.\d+$/.test(version)
      ? {}
      : { version: `expected a version with its patch, such as 1.35.4, as IONOS has no others; got ${version}` }),
    ...first(nodePools.flatMap(refusals)),
  }),
} as const satisfies Has<'cluster'>;

/** What IONOS has no such nodes for. */
function refusals({ name, instanceTypes, gpu, spot, taints }: NodePool): string[] {
  const wrong = instanceTypes.filter((type) => !machine.test(type));
  return [
    ...wrong.map((type) => `${name}: expected cores and GiB of memory, such as 4x16; got ${type}`),
    ...(instanceTypes.length > 1 ? [`${name}: expected one type of machine, got ${instanceTypes.length}`] : []),
    ...(gpu ? [`${name}: expected no gpu: nodes of IONOS have none`] : []),
    ...(spot ? [`${name}: expected no spot: IONOS has no spot machines`] : []),
    ...(taints.length ? [`${name}: expected no taints: IONOS has none for pools`] : []),
  ];
}

function first([nodePools]: readonly string[]): { readonly nodePools?: string } {
  return nodePools ? { nodePools } : {};
}
