import type { NodePool } from '../../../lib/model/kinds/cluster';
import { maintenanceOf } from '../../../lib/providers/google/cluster/maintenance';
import { blocks } from './stack';

const pool: NodePool = {
  name: 'general',
  size: 'medium',
  instanceTypes: ['n1-standard-4'],
  min: 3,
  max: 10,
  diskGiB: 50,
  spot: false,
  labels: {},
  taints: [],
};
const gpuPool: NodePool = {
  ...pool,
  name: 'gpu',
  min: 1,
  max: 5,
  gpu: { type: 'nvidia-tesla-t4', count: 1 },
  taints: [{ key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' }],
};

test('a cluster is private, regional and led by pods’ own identities', () => {
  const [cluster] = blocks('cluster')('container_cluster');
  expect(cluster).toMatchObject({
    location: 'eu-central-1',
    datapath_provider: 'ADVANCED_DATAPATH',
    enable_shielded_nodes: true,
    release_channel: { channel: 'STABLE' },
    workload_identity_config: { workload_pool: '123456789012.svc.id.goog' },
    database_encryption: { state: 'ENCRYPTED', key_name: expect.stringMatching(/kms_crypto_key/) },
    private_cluster_config: { enable_private_nodes: true, enable_private_endpoint: true },
    master_authorized_networks_config: { gcp_public_cidrs_access_enabled: false, cidr_blocks: [] },
    ip_allocation_policy: { cluster_secondary_range_name: 'pods', services_secondary_range_name: 'services' },
  });
});

test('its API opens to those alone whom the list names', () => {
  const [cluster] = blocks('cluster', { apiAllowList: ['192.0.2.0/24'] })('container_cluster');
  expect(cluster).toMatchObject({
    private_cluster_config: { enable_private_endpoint: false },
    master_authorized_networks_config: { cidr_blocks: [{ cidr_block: '192.0.2.0/24' }] },
  });
});

test('pools count the nodes of all zones together, and hold what is asked for', () => {
  const [general, gpu] = blocks('cluster', { nodePools: [pool, gpuPool] })('container_node_pool');
  expect(general).toMatchObject({
    name: 'general',
    autoscaling: { total_min_node_count: 3, total_max_node_count: 10 },
    node_config: { machine_type: 'n1-standard-4', workload_metadata_config: { mode: 'GKE_METADATA' } },
  });
  expect(general!.node_config).not.toHaveProperty('guest_accelerator');
  expect(gpu!.node_config).toMatchObject({
    machine_type: 'n1-standard-4',
    guest_accelerator: [
      { type: 'nvidia-tesla-t4', count: 1, gpu_driver_installation_config: { gpu_driver_version: 'DEFAULT' } },
    ],
  });
});

test('a taint on GPUs is GKE’s own, any other is as it is written', () => {
  const other = { key: 'team', value: 'ml', effect: 'NoExecute' } as const;
  const [gpu] = blocks('cluster', { nodePools: [{ ...gpuPool, taints: [...gpuPool.taints, other] }] })(
    'container_node_pool',
  );
  expect(gpu!.node_config.taint).toEqual([
    { key: 'nvidia.com/gpu', value: 'present', effect: 'NO_SCHEDULE' },
    { key: 'team', value: 'ml', effect: 'NO_EXECUTE' },
  ]);
});

test.each([
  [0, 3, 0],
  [1, 5, 1],
  [1, 2, 0],
  [3, 10, 1],
  [7, 9, 3],
])('a pool of %i to %i nodes begins with %i in each zone', (min, max, initial) => {
  const [made] = blocks('cluster', { nodePools: [{ ...pool, min, max }] })('container_node_pool');
  expect(made!.initial_node_count).toBe(initial);
});

test('a GPU without a machine gets one that has it, and one that no machine has is refused', () => {
  const bare = (type: string, count: number) =>
    blocks('cluster', { nodePools: [{ ...gpuPool, instanceTypes: [], gpu: { type, count } }] })('container_node_pool');
  expect(bare('nvidia-l4', 2)[0]!.node_config).toMatchObject({
    machine_type: 'g2-standard-24',
    guest_accelerator: [{ type: 'nvidia-l4', count: 2 }],
  });
  expect(() => bare('k80', 1)).toThrow('node pool gpu: no machine type with 1 GPUs k80');
});

test('within limits of all nodes together GKE makes pools by itself', () => {
  const autoProvisioning = { cpu: { minimum: 10, maximum: 100 }, memoryGiB: { minimum: 40, maximum: 400 } };
  const [cluster] = blocks('cluster', {}, { autoProvisioning })('container_cluster');
  expect(cluster!.cluster_autoscaling).toMatchObject({
    enabled: true,
    resource_limits: [
      { resource_type: 'cpu', minimum: 10, maximum: 100 },
      { resource_type: 'memory', minimum: 40, maximum: 400 },
    ],
    auto_provisioning_defaults: { service_account: expect.stringMatching(/service_account/) },
  });
});

test('nodes have an account of their own with the roles of nodes alone', () => {
  const made = blocks('cluster');
  expect(made('service_account')).toHaveLength(1);
  const roles = made('project_iam_member')
    .filter(({ member }) => !member.startsWith('principal://'))
    .map(({ role }) => role);
  expect(roles).toEqual(['roles/container.defaultNodeServiceAccount', 'roles/artifactregistry.reader']);
});

test('External Secrets reads the secrets of its platform alone', () => {
  const [reader] = blocks('cluster')('project_iam_member').filter(({ member }) => member.startsWith('principal://'));
  expect(reader).toMatchObject({
    role: 'roles/secretmanager.secretAccessor',
    member: expect.stringMatching(/123456789012\.svc\.id\.goog\/subject\/ns\/external-secrets\/sa\/external-secrets$/),
    condition: { expression: expect.stringMatching(/^resource\.name\.startsWith\("projects\/.*\/secrets\/shop-"\)$/) },
  });
});

test('maintenance begins with the window and lasts as long as GKE insists on', () => {
  expect(maintenanceOf('sun:03:00-sun:04:00').recurringWindow).toEqual({
    startTime: '2025-01-05T03:00:00Z',
    endTime: '2025-01-05T15:00:00Z',
    recurrence: 'FREQ=WEEKLY;BYDAY=SU',
  });
  expect(maintenanceOf('fri:20:00-sun:04:30').recurringWindow).toEqual({
    startTime: '2025-01-10T20:00:00Z',
    endTime: '2025-01-12T04:30:00Z',
    recurrence: 'FREQ=WEEKLY;BYDAY=FR',
  });
});
