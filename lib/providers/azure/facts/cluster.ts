import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { clusterAsks } from './asks';
import { machineOf } from './machine-sizes';
import { refusedPools } from './gpus';

const groups = z.array(z.guid()).default([]);
const ipRange = z.string().regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/);

/** Azure Kubernetes Service. */
export const cluster = {
  /** A DNS prefix has at most 54, and parts of the cluster have a few more. @see https://learn.microsoft.com/azure/aks/quotas-skus-regions */
  name: { max: 46, separator: '-' },
  /** Of nodes. @see https://learn.microsoft.com/azure/virtual-machines/sizes/general-purpose/dsv5-series */
  sizes: { small: 'Standard_D2s_v5', medium: 'Standard_D4s_v5', large: 'Standard_D8s_v5', xlarge: 'Standard_D16s_v5' },
  machine: machineOf,
  asks: clusterAsks,
  options: z.strictObject({
    tier: z.enum(['Free', 'Standard', 'Premium']).default('Standard').describe('Guarantee of the control plane'),
    longTermSupport: z.boolean().default(false).describe('Whether a version lives two years; the tier must be Premium'),
    zones: z
      .array(z.enum(['1', '2', '3']))
      .default(['1', '2', '3'])
      .describe('Zones of the nodes; none where a region has none'),
    adminGroups: groups.describe('Object ids of Entra groups with all rights in the cluster'),
    viewerGroups: groups.describe('Object ids of Entra groups with read-only access'),
    registries: z
      .array(z.string().regex(/^[\w.()-]+(\/[a-zA-Z0-9]+)?$/))
      .default([])
      .describe('Registries that its nodes pull from: `name` or `group/name`'),
    podCidr: ipRange.default('192.168.0.0/16').describe('IPv4 block of pods, which only the cluster knows'),
    serviceCidr: ipRange.default('172.20.0.0/16').describe('IPv4 block of Services'),
    outbound: z
      .enum(['userAssignedNATGateway', 'loadBalancer', 'userDefinedRouting'])
      .default('userAssignedNATGateway')
      .describe('Egress of the nodes; the NAT gateway of the network'),
    upgradeChannel: z
      .enum(['none', 'patch', 'stable', 'rapid', 'node-image'])
      .default('patch')
      .describe(
        'Versions that AKS installs by itself; with stable and rapid, `version` is the one that the cluster begins with',
      ),
    nodeOsUpgradeChannel: z
      .enum(['None', 'Unmanaged', 'SecurityPatch', 'NodeImage'])
      .default('NodeImage')
      .describe('Updates of nodes that AKS installs by itself'),
    logTypes: z
      .array(
        z.enum([
          'kube-apiserver',
          'kube-audit',
          'kube-audit-admin',
          'kube-controller-manager',
          'kube-scheduler',
          'cluster-autoscaler',
          'cloud-controller-manager',
          'guard',
        ]),
      )
      .default(['kube-apiserver', 'kube-audit-admin', 'guard'])
      .describe('Control plane logs that are kept'),
    encryptSecrets: z.boolean().default(false).describe('Whether a key of its own encrypts Secrets in etcd'),
    encryptDisks: z.boolean().default(false).describe('Whether a key of its own encrypts disks of nodes and volumes'),
    hostEncryption: z.boolean().default(false).describe('Whether nodes encrypt caches and temporary disks too'),
    ephemeralDisks: z.boolean().default(false).describe('Whether nodes start from a disk of the machine itself'),
    nodeImage: z.enum(['Ubuntu', 'AzureLinux']).default('Ubuntu').describe('System of the nodes'),
    maxPods: z.int().min(30).max(250).default(110).describe('Most pods of a node'),
    policy: z.boolean().default(false).describe('Whether Azure Policy watches the cluster'),
    costAnalysis: z.boolean().default(false).describe('Whether costs are split by namespace'),
    runCommand: z.boolean().default(false).describe('Whether commands may come by way of Azure’s own interface'),
    imageCleanerHours: z.int().min(24).max(2160).default(168).describe('Hours between two sweeps of unused images'),
    lock: z
      .boolean()
      .default(false)
      .describe('Whether deletion protection also has a lock; then pools cannot be removed or replaced either'),
    blobDriver: z.boolean().default(false).describe('Whether volumes may be blob containers'),
  }),
  literals: ({ name }) => ({ name: name.split('/').at(-1)! }),
  refuses: ({ nodePools }) => refusedPools(nodePools),
} as const satisfies Has<'cluster'>;
