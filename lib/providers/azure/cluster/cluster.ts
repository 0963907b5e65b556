import { DataAzurermKubernetesCluster } from '@cdktf/provider-azurerm/lib/data-azurerm-kubernetes-cluster';
import { KubernetesCluster as Resource } from '@cdktf/provider-azurerm/lib/kubernetes-cluster';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection } from '../../../cloud/connection';
import { callers } from '../../../model/callers';
import type { ClusterOptions } from '../../../model/kinds/cluster';
import { ClusterAccess } from './access';
import { DiskKey } from './disks';
import { type Native, Nodes, firstPool, poolOf, raises, upgrade } from './nodes';
import { weeklyWindow } from '../../../model/weekly-window';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { Lock } from '../lock';
import { Logs } from '../logs';
import { ManagedIdentity } from '../managed-identity';
import { registryId } from '../registry';
import { groupAndName } from '../resource-id';

/**
 * A Kubernetes control plane on AKS, and its nodes. Authentication is by Entra only: local accounts are disabled, so that no state holds credentials.
 */
export class AksCluster extends Construct implements Connection<'cluster'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, props: ClusterOptions & Defined) {
    super(scope, id);
    const { name, version, nodePools, apiAllowList, deletionProtection } = props;
    const { location, resourceGroupName, tags, lifecycle, network, key, terraform } = contextOf(this);
    const native = facts.kinds.cluster.options.parse(props.native);
    // A private API is reachable from its network; the list is for public addresses.
    const { open } = callers(apiAllowList);
    const isPrivate = open.length === 0;
    const { pool, own } = firstPool(nodePools);
    const disks = native.encryptDisks ? new DiskKey(this, 'Disks', { name }) : undefined;
    const identity = new ManagedIdentity(this, 'Identity', {
      name: `${name}-cluster`,
      permissions: [
        { allow: ['Network Contributor'], on: [network.subnetId('nodes')] },
        ...(native.encryptSecrets ? [{ allow: ['Key Vault Crypto User'], on: [key.resourceId] }] : []),
        ...(disks ? [{ allow: ['Reader'], on: [disks.id] }] : []),
      ],
    });
    const cluster = new Resource(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      nodeResourceGroup: `${name}-nodes`,
      dnsPrefix: name,
      kubernetesVersion: version,
      skuTier: native.tier,
      supportPlan: native.longTermSupport ? 'AKSLongTermSupport' : 'KubernetesOfficial',
      automaticUpgradeChannel: native.upgradeChannel === 'none' ? undefined : native.upgradeChannel,
      nodeOsUpgradeChannel: native.nodeOsUpgradeChannel,
      ...maintenance(props.maintenanceWindow),
      oidcIssuerEnabled: true,
      workloadIdentityEnabled: true,
      localAccountDisabled: true,
      roleBasedAccessControlEnabled: true,
      azureActiveDirectoryRoleBasedAccessControl: {
        tenantId: terraform.tenantId,
        azureRbacEnabled: true,
        adminGroupObjectIds: native.adminGroups,
      },
      privateClusterEnabled: isPrivate,
      apiServerAccessProfile: isPrivate ? undefined : { authorizedIpRanges: [...open] },
      runCommandEnabled: native.runCommand,
      networkProfile: networkOf(native),
      identity: { type: 'UserAssigned', identityIds: [identity.id] },
      keyManagementService: native.encryptSecrets
        ? { keyVaultKeyId: key.versionedId, keyVaultNetworkAccess: 'Public' }
        : undefined,
      diskEncryptionSetId: disks?.id,
      azurePolicyEnabled: native.policy,
      costAnalysisEnabled: native.costAnalysis,
      imageCleanerEnabled: true,
      imageCleanerIntervalHours: native.imageCleanerHours,
      storageProfile: { blobDriverEnabled: native.blobDriver },
      defaultNodePool: {
        ...poolOf(this, pool, version, native),
        type: 'VirtualMachineScaleSets',
        onlyCriticalAddonsEnabled: own,
        upgradeSettings: upgrade,
      },
      tags,
      dependsOn: identity.ready,
      lifecycle: {
        ...(deletionProtection ? { preventDestroy: true } : lifecycle),
        ...(raises(native) && { ignoreChanges: ['kubernetes_version', 'default_node_pool[0].orchestrator_version'] }),
      },
    });
    for (const one of nodePools.filter((each) => each !== pool))
      new Nodes(this, `Nodes-${one.name}`, { ...one, clusterId: cluster.id, version, native });
    new ClusterAccess(this, 'Access', { clusterId: cluster.id, viewers: native.viewerGroups });
    for (const registry of native.registries)
      new RoleAssignment(this, `Pull-${registry.replace('/', '-')}`, {
        scope: registryId(this, registry),
        roleDefinitionName: 'AcrPull',
        principalId: cluster.kubeletIdentity.objectId,
        principalType: 'ServicePrincipal',
      });
    new Logs(this, 'Logs', {
      name,
      targetId: cluster.id,
      categories: native.logTypes,
      retentionDays: props.logRetentionDays,
    });
    if (deletionProtection && native.lock) new Lock(this, 'Lock', { name, targetId: cluster.id });
    const host = isPrivate ? cluster.privateFqdn : cluster.fqdn;
    this.outputs = { endpoint: `https://${host}:443`, issuer: cluster.oidcIssuerUrl };
  }
}

/** An AKS cluster that exists: `name`, or `group/name`. */
export class ExistingAksCluster extends Construct implements Connection<'cluster'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name: text }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { name, group: resourceGroupName = contextOf(this).site.clusterShared } = groupAndName(text);
    const cluster = new DataAzurermKubernetesCluster(this, 'Resource', { name, resourceGroupName });
    this.outputs = { endpoint: `https://${cluster.fqdn}:443`, issuer: cluster.oidcIssuerUrl };
  }
}

/** Pods have addresses of their own; Cilium leads their traffic and holds their policies. @see https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium */
function networkOf({ podCidr, serviceCidr, outbound }: Native) {
  return {
    networkPlugin: 'azure',
    networkPluginMode: 'overlay',
    networkDataPlane: 'cilium',
    networkPolicy: 'cilium',
    loadBalancerSku: 'standard',
    outboundType: outbound,
    podCidr,
    serviceCidr,
    // The tenth address, as Kubernetes' own tools have it.
    dnsServiceIp: serviceCidr.replace(/\.\d{1,3}\/\d{1,2}$/, '.10'),
  };
}

/** Shortest window that AKS takes, in hours. @see https://learn.microsoft.com/azure/aks/planned-maintenance */
const leastHours = 4;

/** When AKS may install versions, and updates of nodes. */
function maintenance(window: string | undefined) {
  if (window === undefined) return {};
  const { dayName, hour, minute, minutes } = weeklyWindow(window);
  const two = (number: number) => `${number}`.padStart(2, '0');
  const weekly = {
    frequency: 'Weekly',
    interval: 1,
    duration: Math.max(leastHours, Math.ceil(minutes / 60)),
    dayOfWeek: dayName,
    startTime: `${two(hour)}:${two(minute)}`,
    utcOffset: '+00:00',
  };
  return { maintenanceWindowAutoUpgrade: weekly, maintenanceWindowNodeOs: weekly };
}
