import type { Facts } from '../../model/facts';
import type { NodePool } from '../../model/kinds/cluster';
import { platformPrefix } from '../../model/name';
import { autoscalerOf } from './facts/autoscaler';
import { bucket } from './facts/bucket';
import { cache } from './facts/cache';
import { cluster } from './facts/cluster';
import { database } from './facts/database';
import { queue, topic } from './facts/messaging';
import { firstDeploy } from './facts/first-deploy';
import { network } from './facts/network';
import { regions } from './facts/regions';
import { refuses } from './facts/rights';
import { key, registry, secret } from './facts/security';

/** Whether the number of a pool's nodes is an autoscaler's to decide. */
export function scales({ min, max }: Pick<NodePool, 'min' | 'max'>): boolean {
  return min < max;
}

/** Beginning of annotations of a Service that speak of its load balancer. */
const balancer = 'service.beta.kubernetes.io/aws-load-balancer';

/** Amazon Web Services. */
export const facts = {
  layer: 'terraform',
  /** @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
  account: { form: /^\d{12}$/, what: 'an AWS account of 12 digits' },
  regions,
  kinds: {
    network,
    cluster,
    database,
    cache,
    bucket,
    queue,
    topic,
    secret,
    key,
    registry,
    worker: { unavailable: 'not built yet: Lambda@Edge; a Worker runs at Cloudflare' },
  },
  identity: {
    /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
    name: { max: 64, separator: '-' },
    podLabels: {},
    values: {},
    /** @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html */
    trusts: ['aws'],
    refuses,
    /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
    boundary: { form: /^[\w+=,.@/-]{1,128}$/, what: 'the name of an IAM policy, with its path' },
    /** The agent of EKS Pod Identity, on each node. @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
    egress: [
      {
        peer: { type: 'cidr', cidr: '169.254.170.23/32', except: [] },
        ports: [{ port: 80, protocol: 'TCP' }],
      },
    ],
  },
  /** Also the name of a Kubernetes Secret. */
  bundle: { name: { max: 253, separator: '-' } },
  shared: { name: { max: 128, separator: '-' } },
  /** The controller's own Pod Identity opens it. @see https://external-secrets.io/latest/provider/aws-secrets-manager/ */
  secretStore: ({ placement: { region } }) => ({ aws: { service: 'SecretsManager', region } }),
  /** What the role of External Secrets covers. @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
  storedNames: (platform) => {
    const prefix = platformPrefix(platform);
    return {
      form: new RegExp(`^${prefix}[-/][\\w/+=.@-]{1,400}$`),
      what: `a name that begins with ${prefix}- or ${prefix}/, since External Secrets may read no others in AWS Secrets Manager, with letters, digits and /_+=.@- after it`,
    };
  },
  backend: 's3',
  firstDeploy,
  /** @see https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html */
  storageClasses: { standard: 'gp3', fast: 'io2', shared: 'efs' },
  /** EKS has neither of them. @see https://docs.aws.amazon.com/eks/latest/userguide/autoscaling.html and https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-k8s-device-plugin.html */
  clusterComponents: ({ name, version, nodePools, placement: { region } }) => ({
    ...(nodePools.some(scales) && {
      'cluster-autoscaler': {
        cloudProvider: 'aws',
        awsRegion: region,
        autoDiscovery: { clusterName: name },
        image: { tag: autoscalerOf(version) },
      },
    }),
    ...(nodePools.some(({ gpu }) => gpu) && { 'nvidia-device-plugin': {} }),
  }),
  /**
   * A network load balancer: the cloud provider of the control plane would make a classic one. It reads the type, and the AWS
   * Load Balancer Controller of a cluster that has it reads the scheme, which would be internal.
   * @see https://cloud-provider-aws.sigs.k8s.io/service_controller/ and https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/
   */
  loadBalancer: (own) => ({
    [`${balancer}-type`]: 'nlb',
    ...(!own[`${balancer}-internal`] && { [`${balancer}-scheme`]: 'internet-facing' }),
  }),
  /** Of load balancers with pods as targets. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html#deregistration-delay */
  deregistration: (annotations) => {
    const attributes = annotations[`${balancer}-target-group-attributes`] ?? '';
    const said = attributes.split(',').map((one) => one.trim().split('='));
    const [, seconds] = said.find(([name]) => name === 'deregistration_delay.timeout_seconds') ?? [];
    return seconds !== undefined && /^\d{1,4}$/.test(seconds) ? Number(seconds) : undefined;
  },
  /** EKS has had none by default since 1.30. @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md */
  madeStorageClasses: [
    { name: 'gp3', provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3', encrypted: 'true' }, default: true },
    { name: 'io2', provisioner: 'ebs.csi.aws.com', parameters: { type: 'io2', iopsPerGB: '50', encrypted: 'true' } },
  ],
  missingStorageClasses: {
    efs: 'a StorageClass of Amazon EFS needs the id of a file system: set cluster.aws.sharedStorage, apply the cluster, create a StorageClass with the id from its output, and list it under cluster.storageClasses: { shared: <its name> }',
  },
  /** @see https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html */
  knownStorageClasses: () => ['gp2'],
  /** @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
  diskStorageClasses: ['gp2', 'gp3', 'io2'],
  volumeSizes: { gp3: { leastGiB: 1, mostGiB: 65536 }, io2: { leastGiB: 4, mostGiB: 65536 } },
} as const satisfies Facts;
