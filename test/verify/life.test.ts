import { Life, api, platform, removed } from './life';

jest.setTimeout(300_000);

let life: Life;
beforeAll(async () => {
  life = await Life.begin();
  await life.commit({ ...platform('shop', 1000), ...platform('mart', 1000) });
  await life.bootstrap('shop');
  await life.settle();
});
afterAll(() => life.end());

const guards = ['serviceaccounts', 'rolebindings', 'networkpolicies'];
const running = ['deployments', 'services', 'networkpolicies', 'serviceaccounts'];

test('a second platform comes into the cluster, and the first stays as it was', async () => {
  const before = await life.settle();
  await life.bootstrap('mart');
  const all = await life.settle();
  expect(all.filter((name) => name.startsWith('shop-'))).toEqual(before);
  expect(all.filter((name) => name.startsWith('mart-'))).toEqual(before.map((name) => name.replace('shop', 'mart')));
  for (const one of ['shop-live', 'shop-next', 'mart-live', 'mart-next'])
    expect(await life.names(one, 'deployments')).toHaveLength(1);
});

test('a service that gets an autoscaler keeps its pods, and later the number that was chosen for it', async () => {
  const replicas = async () => (await life.get('deployment', 'api', 'shop-live')).spec!.replicas;
  expect(await replicas()).toBe(5);
  await life.commit({ 'services/shop/api/deployment-config.yaml': api('{ replicas: { min: 5, max: 10 } }') });
  await life.settle();
  expect(await life.names('shop-live', 'horizontalpodautoscalers.autoscaling')).toHaveLength(1);
  expect(await replicas()).toBe(5);

  await life.cluster.kubectl(['scale', 'deployment/api', '-n', 'shop-live', '--replicas=8']);
  await life.commit({
    'services/shop/api/deployment-config.yaml': `${api('{ replicas: { min: 6, max: 10 } }')}  config: { variables: { LEVEL: debug } }\n`,
  });
  await life.settle();
  expect(JSON.stringify((await life.get('deployment', 'api', 'shop-live')).spec!.template)).toContain('debug');
  expect(await replicas()).toBe(8);

  const { stdout } = await life.cluster.kubectl(['get', 'events', '-n', 'shop-live', '-o', 'json']);
  const events = (JSON.parse(stdout) as { items: { reason: string; message: string }[] }).items;
  const scaled = events.filter(({ reason }) => reason === 'ScalingReplicaSet').map(({ message }) => message);
  expect(scaled.length).toBeGreaterThan(0);
  expect(scaled.filter((message) => /to [0-3]( |$)/.test(message) && message.includes('from 5'))).toEqual([]);
});

test('a priority whose value changes is made anew, and nothing waits for it', async () => {
  const value = async (name: string) => (await life.get('priorityclass', name)) as unknown as { value: number };
  expect((await value('shop-critical')).value).toBe(1000);
  await life.commit(platform('mart', 2000));
  await life.settle();
  expect((await value('mart-critical')).value).toBe(2000);
  expect((await value('shop-critical')).value).toBe(1000);
});

test('an environment that is removed leaves nothing that runs, and what guards its namespace', async () => {
  expect(await life.names('shop-next', ...running)).toContain('Deployment shop-next/api');
  await life.commit({ 'apps/shop/environments/next.yaml': undefined, 'apps/mart/environments/next.yaml': removed });
  const left = await life.settle();
  expect(left.filter((name) => name.includes('next'))).toEqual([]);
  for (const name of ['shop-next', 'mart-next']) {
    await gone(() => life.names(name, 'deployments', 'replicasets', 'services'));
    expect(await life.names(name, 'networkpolicies', 'rolebindings')).toEqual([
      `NetworkPolicy ${name}/default-deny-${name}`,
      `RoleBinding ${name}/reconcile-${name}`,
    ]);
    expect((await life.get('serviceaccount', `reconcile-${name}`, 'flux-system')).kind).toBe('ServiceAccount');
  }
  expect((await life.get('clusterrole', 'shop-reconciler')).kind).toBe('ClusterRole');
});

test('what guards the namespace of a removed environment goes with its file', async () => {
  await life.commit({ 'apps/mart/environments/next.yaml': undefined });
  await life.settle();
  await gone(() => life.names('mart-next', ...guards.slice(1)));
  expect(await life.names('mart-live', 'networkpolicies')).toContain('NetworkPolicy mart-live/default-deny-mart-live');
  expect((await life.get('namespace', 'mart-next')).kind).toBe('Namespace');
});

/** Waits until nothing is left. */
async function gone(names: () => Promise<string[]>): Promise<void> {
  for (const limit = Date.now() + 60_000; Date.now() < limit; await new Promise((resolve) => setTimeout(resolve, 500)))
    if ((await names()).length === 0) return;
  expect(await names()).toEqual([]);
}
