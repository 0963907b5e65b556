import { DataAwsEksAddonVersion } from '@cdktf/provider-aws/lib/data-aws-eks-addon-version';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Role, podTrust } from '../role';

interface Addon {
  readonly name: string;
  /** Before there are nodes, which are not ready without it, or after, since its pods need some. */
  readonly when: 'early' | 'late' | 'sharedStorage';
  /** Its service account, and the policy of AWS for its role. @default - it asks AWS for nothing */
  readonly account?: { readonly name: string; readonly policy: string };
  readonly configuration?: object;
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const addons: readonly Addon[] = [
  { name: 'eks-pod-identity-agent', when: 'early' },
  { name: 'kube-proxy', when: 'early' },
  {
    name: 'vpc-cni',
    when: 'early',
    account: { name: 'aws-node', policy: 'AmazonEKS_CNI_Policy' },
    configuration: { enableNetworkPolicy: 'true' },
  },
  { name: 'coredns', when: 'late' },
  {
    name: 'aws-ebs-csi-driver',
    when: 'late',
    account: { name: 'ebs-csi-controller-sa', policy: 'service-role/AmazonEBSCSIDriverPolicy' },
  },
  {
    name: 'aws-efs-csi-driver',
    when: 'sharedStorage',
    account: { name: 'efs-csi-controller-sa', policy: 'service-role/AmazonEFSCSIDriverPolicy' },
  },
];

interface ClusterAddonsProps {
  readonly cluster: string;
  /** First part of the names of roles. */
  readonly name: string;
  /** Version of Kubernetes. */
  readonly version: string;
  /** Version by add-on; of others, what EKS takes for its default. */
  readonly versions: Readonly<Record<string, string>>;
  readonly when: Addon['when'];
  /** @default - nothing */
  readonly after?: ITerraformDependable[];
}

/** What EKS installs in a cluster and keeps up to date. */
export class ClusterAddons extends Construct {
  readonly resources: EksAddon[];

  constructor(scope: Construct, id: string, { cluster, name, version, versions, when, after }: ClusterAddonsProps) {
    super(scope, id);
    this.resources = addons
      .filter((addon) => addon.when === when)
      .map(({ name: addonName, account, configuration }) => {
        const role = account && this.role(`${name}-${addonName.replace(/^aws-/, '')}`, addonName, account);
        return new EksAddon(this, addonName, {
          clusterName: cluster,
          addonName,
          addonVersion: versions[addonName] ?? this.defaultVersion(addonName, version),
          configurationValues: configuration && JSON.stringify(configuration),
          podIdentityAssociation: account && role && [{ serviceAccount: account.name, roleArn: role.arn }],
          resolveConflictsOnCreate: 'OVERWRITE',
          resolveConflictsOnUpdate: 'PRESERVE',
          dependsOn: [...(after ?? []), ...(role?.rights ?? [])],
        });
      });
  }

  /** It moves with the version of Kubernetes, and now and then when AWS vouches for a newer one; a pinned one never moves. */
  private defaultVersion(addonName: string, kubernetesVersion: string): string {
    return new DataAwsEksAddonVersion(this, `${addonName}-Version`, { addonName, kubernetesVersion }).version;
  }

  private role(name: string, addon: string, { name: serviceAccount, policy }: NonNullable<Addon['account']>): Role {
    const trust = podTrust({ namespace: 'kube-system', serviceAccount });
    return new Role(this, `${addon}-Role`, { name, ...trust, managed: [policy] });
  }
}
