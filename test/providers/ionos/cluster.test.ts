import { factsOf, type Has } from '../../../lib/model/facts';
import type { ClusterOptions, NodePool } from '../../../lib/model/kinds/cluster';
import { facts } from '../../../lib/providers/ionos/facts';
import { clouds as entries, loadClouds } from '../../../lib/providers/registry';
import { variants } from '../options';
import { make } from '../stage';

type Stack = { readonly resource: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>> };

const [plain, full] = variants.cluster as [ClusterOptions, ClusterOptions];
const pool: NodePool = { ...full.nodePools[0]!, size: 'medium', gpu: undefined, spot: false, taints: [], labels: {} };

async function made(options: Partial<ClusterOptions>): Promise<Stack> {
  const clouds = await loadClouds(entries, ['ionos']);
  return make({ cloud: 'ionos', facts, clouds }, { kind: 'cluster', options: { ...plain, ...options } }).body as Stack;
}

const only = ({ resource }: Stack, type: string) => Object.values(resource[type]!)[0]!;

test('a cluster without an allow list admits no address, since the default of IONOS is all', async () => {
  expect(only(await made({}), 'ionoscloud_k8s_cluster').api_subnet_allow_list).toEqual(['192.0.2.1/32']);
  const apiAllowList = ['198.51.100.0/24'];
  expect(only(await made({ apiAllowList }), 'ionoscloud_k8s_cluster').api_subnet_allow_list).toEqual(apiAllowList);
});

test('a window of maintenance is the day and the time at which it begins', async () => {
  const { maintenance_window } = only(
    await made({ maintenanceWindow: 'sat:23:30-sun:00:30' }),
    'ionoscloud_k8s_cluster',
  );
  expect(maintenance_window).toEqual({ day_of_the_week: 'Saturday', time: '23:30:00Z' });
});

test('a fixed number of nodes is Terraform’s, a range the autoscaler’s', async () => {
  const fixed = only(await made({ nodePools: [{ ...pool, min: 3, max: 3 }] }), 'ionoscloud_k8s_node_pool');
  expect(fixed).toMatchObject({ node_count: 3, cores_count: 4, ram_size: 16384 });
  expect(fixed.auto_scaling).toBeUndefined();
  expect(fixed.lifecycle).toBeUndefined();

  const range = only(await made({ nodePools: [{ ...pool, min: 2, max: 5 }] }), 'ionoscloud_k8s_node_pool');
  expect(range).toMatchObject({
    node_count: 2,
    auto_scaling: { min_node_count: 2, max_node_count: 5 },
    lifecycle: { ignore_changes: ['node_count'] },
  });
});

test('a machine is as many cores and GiB of memory as it says', async () => {
  const nodes = only(await made({ nodePools: [{ ...pool, instanceTypes: ['6x24'] }] }), 'ionoscloud_k8s_node_pool');
  expect(nodes).toMatchObject({ cores_count: 6, ram_size: 24576 });
});

test('no credentials of a cluster or a registry are in the state', async () => {
  const clouds = await loadClouds(entries, ['ionos']);
  for (const kind of ['cluster', 'registry', 'bucket'] as const)
    for (const options of variants[kind]) {
      const { handed, body } = make({ cloud: 'ionos', facts, clouds }, { kind, options } as never);
      expect(handed.secrets).toEqual({});
      expect(JSON.stringify(body)).not.toMatch(/token|kube_config|password|_key"/);
    }
});

const { refuses } = factsOf({ ionos: facts }, 'ionos', 'cluster') as Has<'cluster'>;
const refused = (options: Partial<ClusterOptions>) => refuses!({ ...plain, version: '1.35.4', ...options });

test('a version needs its patch', () => {
  expect(refused({})).toEqual({});
  expect(refused({ version: '1.33' }).version).toMatch(/1\.35\.4.*got 1\.33$/);
});

test.each<[string, Partial<NodePool>]>([
  ['expected cores and GiB of memory', { instanceTypes: ['m5.xlarge'] }],
  ['expected one type of machine', { instanceTypes: ['4x16', '8x32'] }],
  ['expected no gpu', { gpu: { type: 't4', count: 1 } }],
  ['expected no spot', { spot: true }],
  ['expected no taints', { taints: [{ key: 'a', effect: 'NoSchedule' }] }],
])('of nodes that IONOS does not have is said: %s', (why, nodes) => {
  expect(refused({ nodePools: [{ ...pool, ...nodes }] }).nodePools).toContain(why);
});
