import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { NodePool, Taint } from '../../../model/kinds/cluster';
import { amiType, instanceTypes } from './machines';
import { dnsSuffix } from '../arn';
import { contextOf } from '../context-of';
import { DesiredSize } from './desired-size';
import { scales } from '../facts';
import { Role } from '../role';

const effects: Readonly<Record<Taint['effect'], string>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/** What nodes may do: join, and pull images. @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html */
export function nodeRole(scope: Construct, name: string): Role {
  return new Role(scope, 'NodeRole', {
    name: `${name}-node`,
    service: `ec2.${dnsSuffix(contextOf(scope).site.region)}`,
    managed: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'],
  });
}

interface NodeGroupProps extends NodePool {
  readonly cluster: string;
  /** Name of the cluster, known before it is made. */
  readonly clusterName: string;
  readonly version: string;
  readonly role: Role;
  readonly after: ITerraformDependable[];
}

/** Nodes of one sort, which EKS replaces one by one when they change. */
export class NodeGroup extends Construct {
  readonly resource: EksNodeGroup;

  constructor(scope: Construct, id: string, props: NodeGroupProps) {
    super(scope, id);
    const { name, cluster, clusterName, version, role, after, min, max, spot, labels, taints } = props;
    const { network } = contextOf(this);
    const types = instanceTypes(props);
    const template = new Template(this, 'Template', props);
    this.resource = new EksNodeGroup(this, 'Resource', {
      clusterName: cluster,
      nodeGroupNamePrefix: `${name}-`,
      version,
      nodeRoleArn: role.arn,
      subnetIds: network.privateSubnetIds,
      amiType: amiType(types, props.gpu !== undefined),
      instanceTypes: types,
      capacityType: spot ? 'SPOT' : 'ON_DEMAND',
      launchTemplate: { id: template.id, version: template.version },
      labels: { ...labels },
      taint: taints.map(({ key, value, effect }) => ({ key, value, effect: effects[effect] })),
      // EKS knows no group that can hold nothing.
      scalingConfig: { minSize: min, maxSize: Math.max(max, 1), desiredSize: min },
      updateConfig: { maxUnavailablePercentage: 33 },
      nodeRepairConfig: { enabled: true },
      dependsOn: [...after, ...role.rights],
      // A changed machine type makes another group first.
      lifecycle: { createBeforeDestroy: true },
    });
    if (!scales(props)) return;
    const size = new DesiredSize(this, 'Size', { cluster: clusterName, pool: name, min, max });
    this.resource.addOverride('scaling_config.desired_size', size.expression);
  }
}

/** How a node starts: with an encrypted disk, and credentials that its pods cannot reach. */
class Template extends Construct {
  readonly id: string;
  readonly version: string;

  constructor(scope: Construct, id: string, { name, diskGiB, cluster }: NodeGroupProps) {
    super(scope, id);
    // Default tags do not reach what a template makes.
    const tags = { ...contextOf(this).unit.context.tags, Name: `${contextOf(this).unit.context.scope}-${name}` };
    const template = new LaunchTemplate(this, 'Resource', {
      namePrefix: `${name}-`,
      description: cluster,
      updateDefaultVersion: true,
      // The stack's key would need a grant for a role that an account does not have before its first group.
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: { volumeSize: diskGiB, volumeType: 'gp3', encrypted: 'true', deleteOnTermination: 'true' },
        },
      ],
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags })),
    });
    this.id = template.id;
    this.version = Token.asString(template.latestVersion);
  }
}
