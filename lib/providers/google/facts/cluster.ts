import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { clusterAsks } from './asks';
import { machineOf } from './machine-sizes';
import { refusedPools } from './gpus';

const limits = z.strictObject({ minimum: z.int().min(0).default(0), maximum: z.int().min(1) });

/** Google Kubernetes Engine. */
export const cluster = {
  /** @see https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters */
  name: { max: 40, separator: '-' },
  /** Of nodes. @see https://cloud.google.com/compute/docs/general-purpose-machines */
  sizes: { small: 'n2-standard-2', medium: 'n2-standard-4', large: 'n2-standard-8', xlarge: 'n2-standard-16' },
  machine: machineOf,
  provisions: ({ autoProvisioning }) => {
    const { cpu, memoryGiB } = (autoProvisioning ?? {}) as Partial<
      Record<'cpu' | 'memoryGiB', { readonly maximum: number }>
    >;
    return cpu && memoryGiB && { cpu: cpu.maximum, memoryGiB: memoryGiB.maximum };
  },
  asks: clusterAsks,
  options: z.strictObject({
    /** @see https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels */
    releaseChannel: z
      .enum(['RAPID', 'REGULAR', 'STABLE', 'EXTENDED'])
      .default('STABLE')
      .describe('How soon GKE raises versions'),
    zones: z
      .array(z.string().regex(/^[a-z0-9-]+$/))
      .default([])
      .describe('Zones of nodes, such as us-central1-a; those that GKE chooses'),
    /** @see https://cloud.google.com/kubernetes-engine/docs/concepts/node-auto-provisioning */
    autoProvisioning: z
      .strictObject({
        cpu: limits,
        memoryGiB: limits,
        gpus: z.record(z.string(), z.int().min(1)).default({}),
      })
      .optional()
      .describe('Limits of node auto-provisioning; default off'),
    autoscalingProfile: z
      .enum(['BALANCED', 'OPTIMIZE_UTILIZATION'])
      .default('BALANCED')
      .describe('Profile of scaling down'),
    podsPerNode: z
      .int()
      .min(8)
      .max(256)
      .default(110)
      .describe('Most pods of a node, which decides its block of addresses'),
    diskType: z
      .enum(['pd-standard', 'pd-balanced', 'pd-ssd', 'hyperdisk-balanced'])
      .default('pd-balanced')
      .describe('Disk of nodes'),
    gpuDriver: z.enum(['DEFAULT', 'LATEST']).default('DEFAULT').describe('GPU driver that GKE installs'),
    imageStreaming: z.boolean().default(false).describe('Whether containers start before their image is there'),
    confidentialNodes: z.boolean().default(false).describe('Whether the memory of nodes is encrypted'),
    secureBoot: z.boolean().default(true).describe('Whether nodes load signed kernel modules only'),
    groupsDomain: z
      .string()
      .regex(/^[a-z0-9.-]+$/)
      .optional()
      .describe('Domain of Google Workspace whose groups RBAC may name'),
    binaryAuthorization: z
      .enum(['DISABLED', 'PROJECT_SINGLETON_POLICY_ENFORCE'])
      .default('DISABLED')
      .describe('Whether the project’s policy decides which images run'),
    securityPosture: z.enum(['DISABLED', 'BASIC']).default('BASIC').describe('Whether GKE scans for insecure settings'),
    gatewayApi: z
      .enum(['CHANNEL_DISABLED', 'CHANNEL_STANDARD'])
      .default('CHANNEL_DISABLED')
      .describe('Whether GKE brings the Gateway API, which a gateway of the cluster brings too'),
    logComponents: z
      .array(z.enum(['SYSTEM_COMPONENTS', 'WORKLOADS', 'APISERVER', 'SCHEDULER', 'CONTROLLER_MANAGER']))
      .default(['SYSTEM_COMPONENTS', 'WORKLOADS', 'APISERVER'])
      .describe('Logs that go to Cloud Logging'),
    managedPrometheus: z.boolean().default(false).describe('Whether GKE collects metrics of Prometheus'),
    costAllocation: z.boolean().default(true).describe('Whether costs are allocated by namespace'),
    verticalPodAutoscaling: z.boolean().default(false).describe('Whether GKE can size pods'),
    sharedStorage: z.boolean().default(true).describe('Whether ReadWriteMany volumes on Filestore are available'),
    bucketVolumes: z.boolean().default(false).describe('Whether buckets can be mounted as volumes'),
    backupAgent: z.boolean().default(false).describe('Whether Backup for GKE works there'),
  }),
  literals: ({ name }) => ({ name }),
  refuses: ({ nodePools }) => refusedPools(nodePools),
} as const satisfies Has<'cluster'>;
