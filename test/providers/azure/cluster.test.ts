import type { ClusterOptions, NodePool } from '../../../lib/model/kinds/cluster';
import { blocks } from './stack';

const pool = (own: Partial<NodePool> & { name: string }): NodePool => ({
  size: 'medium',
  instanceTypes: [],
  min: 3,
  max: 10,
  diskGiB: 50,
  spot: false,
  labels: {},
  taints: [],
  ...own,
});
const cluster = (own: Partial<ClusterOptions> = {}, native = {}) =>
  blocks('cluster', own, native)('kubernetes_cluster')[0]!;
const gpu = pool({
  name: 'gpu',
  min: 1,
  max: 5,
  gpu: { type: 'nvidia-t4', count: 1 },
  labels: { tier: 'gpu' },
  taints: [{ key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' }],
});

test('people and machines enter by Entra alone, and pods have identities there', () => {
  expect(cluster()).toMatchObject({
    local_account_disabled: true,
    role_based_access_control_enabled: true,
    azure_active_directory_role_based_access_control: { azure_rbac_enabled: true },
    oidc_issuer_enabled: true,
    workload_identity_enabled: true,
    run_command_enabled: false,
  });
});

test('pods have addresses of their own, and Cilium holds their policies', () => {
  expect(cluster({}, { serviceCidr: '172.30.0.0/16' }).network_profile).toMatchObject({
    network_plugin: 'azure',
    network_plugin_mode: 'overlay',
    network_data_plane: 'cilium',
    network_policy: 'cilium',
    outbound_type: 'userAssignedNATGateway',
    service_cidr: '172.30.0.0/16',
    dns_service_ip: '172.30.0.10',
  });
});

test('the API server is private, or open to the ranges that are named', () => {
  expect(cluster()).toMatchObject({ private_cluster_enabled: true });
  expect(cluster()).not.toHaveProperty('api_server_access_profile');
  expect(cluster({ apiAllowList: ['192.0.2.0/24'] })).toMatchObject({
    private_cluster_enabled: false,
    api_server_access_profile: { authorized_ip_ranges: ['192.0.2.0/24'] },
  });
});

test('a cluster starts with the first pool that can bear its own parts; the others stand beside it', () => {
  const made = blocks('cluster', { nodePools: [gpu, pool({ name: 'general', instanceTypes: ['Standard_D4s_v3'] })] });
  expect(made('kubernetes_cluster')[0]!.default_node_pool).toMatchObject({
    name: 'general',
    vm_size: 'Standard_D4s_v3',
    auto_scaling_enabled: true,
    min_count: 3,
    max_count: 10,
    only_critical_addons_enabled: false,
    temporary_name_for_rotation: expect.stringMatching(/^tmp[0-9a-f]{6}$/),
  });
  expect(made('kubernetes_cluster_node_pool')).toMatchObject([
    {
      name: 'gpu',
      vm_size: 'Standard_NC4as_T4_v3',
      min_count: 1,
      max_count: 5,
      node_labels: { tier: 'gpu' },
      node_taints: ['nvidia.com/gpu=true:NoSchedule'],
      gpu_driver: 'Install',
    },
  ]);
});

test('where no pool can bear its own parts, it has one for just these', () => {
  const made = blocks('cluster', { nodePools: [gpu] });
  expect(made('kubernetes_cluster')[0]!.default_node_pool).toMatchObject({
    name: 'system',
    only_critical_addons_enabled: true,
  });
  expect(made('kubernetes_cluster_node_pool')).toHaveLength(1);
});

test('a spot pool is taken back at any time, and never surges', () => {
  const [, spot] = [pool({ name: 'general' }), pool({ name: 'spot-pool-of-many-words', spot: true })];
  const [made] = blocks('cluster', { nodePools: [pool({ name: 'general' }), spot] })('kubernetes_cluster_node_pool');
  expect(made).toMatchObject({ priority: 'Spot', eviction_policy: 'Delete', spot_max_price: -1 });
  expect(made).not.toHaveProperty('upgrade_settings');
  expect(made!.name).toMatch(/^[a-z][a-z0-9]{0,11}$/);
});

test.each([
  [pool({ name: 'one', instanceTypes: ['a', 'b'] }), 'expected one instance type'],
  [pool({ name: 'one', gpu: { type: 'mi300', count: 1 } }), 'no machine type with 1 GPUs mi300'],
])('a pool that AKS has no machine for is refused', (one, message) => {
  expect(() => blocks('cluster', { nodePools: [one] })).toThrow(message);
});

test('maintenance falls into the window, which lasts four hours at the least', () => {
  const weekly = { frequency: 'Weekly', day_of_week: 'Sunday', start_time: '03:00', duration: 4, utc_offset: '+00:00' };
  expect(cluster({ maintenanceWindow: 'sun:03:00-sun:04:00' })).toMatchObject({
    maintenance_window_auto_upgrade: weekly,
    maintenance_window_node_os: weekly,
  });
  expect(cluster({ maintenanceWindow: 'sat:22:00-sun:05:30' }).maintenance_window_node_os).toMatchObject({
    day_of_week: 'Saturday',
    duration: 8,
  });
});

test('keys of its own encrypt Secrets and disks where that is asked for', () => {
  expect(cluster()).not.toHaveProperty('key_management_service');
  expect(cluster({}, { encryptSecrets: true })).toMatchObject({
    key_management_service: { key_vault_key_id: expect.stringMatching(/key_vault_key\.\w+\.id\}$/) },
  });
  const made = blocks('cluster', {}, { encryptDisks: true });
  expect(made('disk_encryption_set')).toMatchObject([{ auto_key_rotation_enabled: true }]);
  expect(made('kubernetes_cluster')[0]).toHaveProperty('disk_encryption_set_id');
});

test('its nodes pull from the registries that are named, and from no other', () => {
  const roles = blocks('cluster', {}, { registries: ['images/theirs'] })('role_assignment');
  expect(roles.filter((one) => one.role_definition_name === 'AcrPull')).toMatchObject([
    { scope: expect.stringMatching(/resourceGroups\/images\/.*registries\/theirs$/) },
  ]);
});

test('logs go to a workspace that no key opens', () => {
  const made = blocks('cluster', { logRetentionDays: 90 }, { logTypes: ['guard'] });
  expect(made('log_analytics_workspace')).toMatchObject([
    { local_authentication_enabled: false, retention_in_days: 90 },
  ]);
  expect(made('monitor_diagnostic_setting')).toMatchObject([{ enabled_log: [{ category: 'guard' }] }]);
});

test('protection holds against Terraform, and against people too where a lock is asked for', () => {
  const made = blocks('cluster', { deletionProtection: true });
  expect(made('kubernetes_cluster')).toMatchObject([{ lifecycle: { prevent_destroy: true } }]);
  expect(made('management_lock')).toEqual([]);
  const locked = blocks('cluster', { deletionProtection: true }, { lock: true });
  expect(locked('management_lock')).toMatchObject([{ lock_level: 'CanNotDelete' }]);
  expect(blocks('cluster', {}, { lock: true })('management_lock')).toEqual([]);
});
