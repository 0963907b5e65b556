import type { ContainerClusterClusterAutoscaling } from '@cdktf/provider-google/lib/container-cluster';
import type { z } from 'zod';
import type { cluster } from '../facts/cluster';

type Native = z.infer<typeof cluster.options>;

/** Nodes that GKE makes by itself, beside those of the pools, up to limits of all nodes together. */
export function autoscalingOf(
  { autoProvisioning, autoscalingProfile, secureBoot, diskType }: Native,
  serviceAccount: string,
): ContainerClusterClusterAutoscaling {
  if (!autoProvisioning) return { enabled: false, autoscalingProfile };
  const { cpu, memoryGiB, gpus } = autoProvisioning;
  return {
    enabled: true,
    autoscalingProfile,
    resourceLimits: [
      { resourceType: 'cpu', ...cpu },
      { resourceType: 'memory', ...memoryGiB },
      ...Object.entries(gpus).map(([resourceType, maximum]) => ({ resourceType, maximum })),
    ],
    autoProvisioningDefaults: {
      serviceAccount,
      oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'],
      diskType,
      shieldedInstanceConfig: { enableSecureBoot: secureBoot, enableIntegrityMonitoring: true },
      management: { autoRepair: true, autoUpgrade: true },
    },
  };
}
