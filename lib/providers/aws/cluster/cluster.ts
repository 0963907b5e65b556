import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { EksCluster as Resource } from '@cdktf/provider-aws/lib/eks-cluster';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection } from '../../../cloud/connection';
import { callers } from '../../../model/callers';
import type { ClusterOptions, NodePool } from '../../../model/kinds/cluster';
import { ClusterAccess } from './access';
import { ClusterAddons } from './addons';
import { AutoscalerRights } from './autoscaler';
import { NodeGroup, nodeRole } from './nodes';
import { SecretReader } from './secret-reader';
import { SharedStorage } from './storage';
import { contextOf } from '../context-of';
import { facts, scales } from '../facts';
import { LogGroup } from '../log-group';
import { Role } from '../role';

/**
 * A Kubernetes control plane on Amazon EKS, and its nodes. Services of type LoadBalancer are served by the cloud
 * provider of the control plane, by its own role: a network load balancer, for which each asks by annotations, needs no further
 * controller.
 */
export class EksCluster extends Construct implements Connection<'cluster'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, props: ClusterOptions & Defined) {
    super(scope, id);
    const { name, version, nodePools, apiAllowList, logRetentionDays, deletionProtection } = props;
    const native = facts.kinds.cluster.options.parse(props.native);
    const { network, key, lifecycle } = contextOf(this);
    const { open, inside } = callers(apiAllowList);

    const logs = new LogGroup(this, 'Logs', { name: `/aws/eks/${name}/cluster`, retentionDays: logRetentionDays });
    const role = new Role(this, 'Role', {
      name: `${name}-cluster`,
      service: 'eks.amazonaws.com',
      managed: ['AmazonEKSClusterPolicy'],
      // A cluster that goes would write its last logs to a new group, in the place of the next cluster's.
      denied: ['logs:CreateLogGroup'],
      permissions: [{ allow: ['kms:Encrypt', 'kms:Decrypt', 'kms:ListGrants', 'kms:DescribeKey'], on: [key.arn] }],
    });
    const cluster = new Resource(this, 'Resource', {
      name,
      version,
      roleArn: role.arn,
      accessConfig: {
        authenticationMode: 'API',
        // An entry that names the creator beside the one that EKS makes for it is refused.
        bootstrapClusterCreatorAdminPermissions: native.admins.length === 0,
      },
      bootstrapSelfManagedAddons: false,
      vpcConfig: {
        subnetIds: network.privateSubnetIds,
        endpointPrivateAccess: true,
        endpointPublicAccess: open.length > 0,
        publicAccessCidrs: open.length > 0 ? [...open] : undefined,
      },
      kubernetesNetworkConfig: native.serviceCidr ? { serviceIpv4Cidr: native.serviceCidr } : undefined,
      encryptionConfig: { resources: ['secrets'], provider: { keyArn: key.arn } },
      enabledClusterLogTypes: native.logTypes,
      upgradePolicy: { supportType: native.supportType },
      zonalShiftConfig: { enabled: native.zonalShift },
      lifecycle: {
        ...(deletionProtection ? { preventDestroy: true } : lifecycle),
        // Of use only when a cluster is made, and another value would make another cluster.
        ignoreChanges: ['access_config[0].bootstrap_cluster_creator_admin_permissions'],
      },
      dependsOn: [logs.resource, ...role.rights],
    });
    for (const [index, cidrIpv4] of inside.entries())
      new VpcSecurityGroupIngressRule(this, `Api${index}`, {
        securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
        description: 'API server',
        cidrIpv4,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
      });
    new ClusterAccess(this, 'Access', { cluster: cluster.name, admins: native.admins, viewers: native.viewers });

    const addons = { cluster: cluster.name, name, version, versions: native.addonVersions };
    const early = new ClusterAddons(this, 'EarlyAddons', { ...addons, when: 'early' });
    const nodes = nodeRole(this, name);
    const groups = nodePools.map(
      (pool) =>
        new NodeGroup(this, `Nodes-${pool.name}`, {
          ...pool,
          cluster: cluster.name,
          clusterName: name,
          version,
          role: nodes,
          after: early.resources,
        }),
    );
    // Pods of add-ons run on plain nodes: those with GPUs may be scarce, and must not hold them up.
    const plain = groups.filter((_, index) => isPlain(nodePools[index]!));
    const after = (plain.length > 0 ? plain : groups).map(({ resource }) => resource);
    new ClusterAddons(this, 'Addons', { ...addons, when: 'late', after });
    new SecretReader(this, 'SecretReader', { name, cluster: cluster.name });
    if (nodePools.some(scales)) new AutoscalerRights(this, 'Autoscaler', { name, cluster: cluster.name });
    if (native.sharedStorage) {
      new SharedStorage(this, 'SharedStorage', { name });
      new ClusterAddons(this, 'StorageAddons', { ...addons, when: 'sharedStorage', after });
    }
    this.outputs = { endpoint: cluster.endpoint, issuer: cluster.identity.get(0).oidc.get(0).issuer };
  }
}

const isPlain = ({ gpu, taints, min }: NodePool) => !gpu && taints.length === 0 && min > 0;

/** An Amazon EKS cluster that exists. */
export class ExistingEksCluster extends Construct implements Connection<'cluster'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const cluster = new DataAwsEksCluster(this, 'Resource', { name });
    this.outputs = { endpoint: cluster.endpoint, issuer: cluster.identity.get(0).oidc.get(0).issuer };
  }
}
