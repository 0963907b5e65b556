import type { NodePool } from '../../../lib/model/kinds/cluster';
import { type Block, stackOf } from './stack';

const plain: NodePool = {
  name: 'general',
  size: 'medium',
  instanceTypes: [],
  min: 1,
  max: 3,
  diskGiB: 50,
  spot: false,
  labels: {},
  taints: [],
};

const cluster = (options = {}, native = {}) => stackOf([{ kind: 'cluster', options, native }], { used: false });
const pool = (own: Partial<NodePool>): Block => cluster({ nodePools: [{ ...plain, ...own }] }).one('eks_node_group');

test('the API server is private unless public blocks are allowed, and then open to these only', () => {
  expect(cluster().one('eks_cluster').vpc_config).toMatchObject({
    endpoint_private_access: true,
    endpoint_public_access: false,
  });
  expect(cluster({ apiAllowList: ['192.0.2.0/24'] }).one('eks_cluster').vpc_config).toMatchObject({
    endpoint_private_access: true,
    endpoint_public_access: true,
    public_access_cidrs: ['192.0.2.0/24'],
  });
});

test('a private network is let in, and leaves the API server private', () => {
  const made = cluster({ apiAllowList: ['10.8.0.0/16', '192.168.7.0/24'] });
  expect(made.one('eks_cluster').vpc_config).toMatchObject({ endpoint_public_access: false });
  expect(made.all('vpc_security_group_ingress_rule')).toEqual(
    ['10.8.0.0/16', '192.168.7.0/24'].map((cidr_ipv4) =>
      expect.objectContaining({
        cidr_ipv4,
        from_port: 443,
        to_port: 443,
        security_group_id: expect.stringMatching(/\.vpc_config\[0\]\.cluster_security_group_id\}$/),
      }),
    ),
  );
});

test('the principal that creates a cluster is its administrator, unless the spec names others', () => {
  const creator = (native: object) =>
    cluster({}, native).one('eks_cluster').access_config.bootstrap_cluster_creator_admin_permissions as boolean;
  expect(creator({})).toBe(true);
  expect(creator({ admins: ['arn:aws:iam::123456789012:role/engineers'] })).toBe(false);
});

test('add-ons do not wait for nodes with GPUs', () => {
  const gpu: NodePool = { ...plain, name: 'gpu', gpu: { type: 't4', count: 1 } };
  const coredns = cluster({ nodePools: [plain, gpu] })
    .all('eks_addon')
    .find(({ addon_name }) => addon_name === 'coredns');
  expect(coredns!.depends_on).toContainEqual(expect.stringMatching(/^aws_eks_node_group\..*general/));
  expect(coredns!.depends_on).not.toContainEqual(expect.stringMatching(/^aws_eks_node_group\..*gpu/));
});

test('secrets of Kubernetes are encrypted, its doings logged, and IAM alone decides who enters', () => {
  expect(cluster().one('eks_cluster')).toMatchObject({
    encryption_config: { resources: ['secrets'], provider: { key_arn: expect.stringMatching(/^\$\{aws_kms_key\./) } },
    enabled_cluster_log_types: ['api', 'audit', 'authenticator'],
    access_config: { authentication_mode: 'API' },
  });
});

test('a protected cluster cannot be destroyed by a plan', () => {
  expect(cluster({ deletionProtection: true }).one('eks_cluster').lifecycle).toMatchObject({ prevent_destroy: true });
  expect(cluster({ deletionProtection: false }).one('eks_cluster').lifecycle).not.toHaveProperty('prevent_destroy');
});

test('pods cannot reach the credentials of their node, whose disk is encrypted', () => {
  expect(cluster({ nodePools: [plain] }).one('launch_template')).toMatchObject({
    metadata_options: { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 },
    block_device_mappings: [{ ebs: { encrypted: 'true', volume_size: 50 } }],
    tag_specifications: [
      { resource_type: 'instance', tags: { Project: 'shop', Team: 'shopping' } },
      { resource_type: 'volume', tags: { Project: 'shop', Team: 'shopping' } },
    ],
  });
});

test('a node pool has its labels, its taints and its price', () => {
  const taints = [
    { key: 'a', value: 'b', effect: 'NoSchedule' },
    { key: 'c', effect: 'PreferNoSchedule' },
    { key: 'd', effect: 'NoExecute' },
  ] as const;
  expect(pool({ labels: { tier: 'data' }, taints, spot: true })).toMatchObject({
    labels: { tier: 'data' },
    taint: [
      { key: 'a', value: 'b', effect: 'NO_SCHEDULE' },
      { key: 'c', effect: 'PREFER_NO_SCHEDULE' },
      { key: 'd', effect: 'NO_EXECUTE' },
    ],
    capacity_type: 'SPOT',
    scaling_config: { min_size: 1, max_size: 3 },
  });
  expect(pool({})).toMatchObject({ capacity_type: 'ON_DEMAND', instance_types: ['m7i.xlarge'] });
});

test('a pool that scales has as many nodes as its autoscaler chose, within bounds that can be moved past that', () => {
  const made = cluster({ nodePools: [{ ...plain, min: 2, max: 5 }] });
  const groups = made.one('autoscaling_groups', 'data');
  expect(groups.filter).toEqual([{ name: 'tag:eks:cluster-name', values: [made.one('eks_cluster').name] }]);
  expect(made.one('autoscaling_group', 'data')).toMatchObject({
    for_each: expect.stringMatching(/aws_autoscaling_groups\.\w+\.names : name if can\(regex\("\^eks-general-/),
    name: '${each.value}',
  });
  const group = made.one('eks_node_group');
  expect(group.scaling_config).toMatchObject({
    min_size: 2,
    max_size: 5,
    desired_size: expect.stringMatching(
      /^\$\{max\(2, min\(5, max\(concat\(\[0\], .*desired_capacity\]\)\.\.\.\)\)\)\}$/,
    ),
  });
  expect(group.lifecycle).not.toHaveProperty('ignore_changes');
});

test('a pool of a fixed size has that size, and what it had before is not kept', () => {
  const made = cluster({ nodePools: [{ ...plain, min: 3, max: 3 }] });
  expect(made.one('eks_node_group').scaling_config).toEqual({ min_size: 3, max_size: 3, desired_size: 3 });
  expect(made.one('eks_node_group').lifecycle).not.toHaveProperty('ignore_changes');
  expect(made.all('autoscaling_groups', 'data')).toEqual([]);
});

test('groups of all pools are looked up once', () => {
  const nodePools = ['one', 'two'].map((name) => ({ ...plain, name, min: 1, max: 3 }));
  const made = cluster({ nodePools });
  expect(made.all('autoscaling_groups', 'data')).toHaveLength(1);
  expect(made.all('autoscaling_group', 'data')).toHaveLength(2);
});

test('each add-on is of the version that EKS takes for that of Kubernetes, unless a spec pins it', () => {
  const made = cluster({ version: '1.35' }, { addonVersions: { coredns: 'v1.11.4-eksbuild.2' }, sharedStorage: true });
  const addons = made.all('eks_addon');
  expect(addons.length).toBeGreaterThan(5);
  const looked = made.all('eks_addon_version', 'data');
  for (const { addon_name, addon_version } of addons) {
    const mine = looked.filter((one) => one.addon_name === addon_name);
    expect([addon_name, addon_version, mine.map((one) => one.kubernetes_version)]).toEqual(
      addon_name === 'coredns'
        ? [addon_name, 'v1.11.4-eksbuild.2', []]
        : [addon_name, expect.stringMatching(/^\$\{data\.aws_eks_addon_version\.[\w-]+\.version\}$/), ['1.35']],
    );
  }
});

test.each([
  [{}, 'AL2023_x86_64_STANDARD'],
  [{ instanceTypes: ['m7g.large', 'c7gn.large'] }, 'AL2023_ARM_64_STANDARD'],
  [{ instanceTypes: ['m7g.large', 'm7i.large'] }, 'AL2023_x86_64_STANDARD'],
  [{ instanceTypes: ['g4dn.xlarge'], gpu: { type: 'nvidia-t4', count: 1 } }, 'AL2023_x86_64_NVIDIA'],
  [{ instanceTypes: ['g5g.xlarge'], gpu: { type: 't4g', count: 1 } }, 'AL2023_ARM_64_NVIDIA'],
])('the image of nodes %o is %s', (own, image) => {
  expect(pool(own)).toMatchObject({ ami_type: image });
});

test.each([
  ['nvidia-t4', 1, 'g4dn.xlarge'],
  ['nvidia-t4', 2, 'g4dn.12xlarge'],
  ['nvidia-a10g', 8, 'g5.48xlarge'],
  ['NVIDIA/H100', 1, 'p5.48xlarge'],
])('a pool with GPUs %s x %i has the machine %s', (type, count, machine) => {
  expect(pool({ gpu: { type, count } })).toMatchObject({ instance_types: [machine] });
});

test('a pool with GPUs that no machine has is refused', () => {
  expect(() => pool({ gpu: { type: 'abacus', count: 1 } })).toThrow(/general: no machine type with 1 GPUs abacus/);
});

test('External Secrets reads secrets of the platform alone, and decrypts them alone', () => {
  const made = cluster();
  const policies = made.all('iam_role_policy').filter(({ role }) => /SecretReader/.test(role as string));
  const names = ['shop-*', 'shop/*'].map((name) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`);
  expect(made.document(policies[0]!.policy as string)).toEqual([
    { actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], resources: names },
    {
      actions: ['kms:Decrypt'],
      resources: ['arn:aws:kms:eu-central-1:123456789012:key/*'],
      condition: [
        {
          test: 'StringEquals',
          variable: 'kms:ViaService',
          values: ['secretsmanager.eu-central-1.amazonaws.com'],
        },
        { test: 'StringLike', variable: 'kms:EncryptionContext:SecretARN', values: names },
      ],
    },
  ]);
});

test('who may enter, and who may look, is told apart', () => {
  const native = { admins: ['arn:aws:iam::123456789012:role/ops'], viewers: ['arn:aws:iam::123456789012:role/dev'] };
  const entered = cluster({}, native).all('eks_access_policy_association');
  expect(entered.map(({ policy_arn }) => (policy_arn as string).split('/').at(-1))).toEqual([
    'AmazonEKSClusterAdminPolicy',
    'AmazonEKSViewPolicy',
  ]);
});

test('networking of pods is there before the nodes, what needs nodes after them', () => {
  const made = cluster({ nodePools: [plain] });
  const dependsOn = made.one('eks_node_group').depends_on as string[];
  expect(dependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^aws_eks_addon\..*vpc-cni/)]));
  const dns = made.all('eks_addon').find(({ addon_name }) => addon_name === 'coredns')!;
  expect(dns.depends_on).toEqual([expect.stringMatching(/^aws_eks_node_group\./)]);
});
