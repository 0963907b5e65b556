import type { ClusterUnit } from '../../../lib/model/cluster-unit';
import { clusterUnit, delivery, namespace } from '../cluster-unit';
import { type Manifest, files, manifests, named } from './render';

const kustomizations = (unit: ClusterUnit): Manifest[] =>
  manifests(unit).filter(({ kind }) => kind === 'Kustomization');
const names = (unit: ClusterUnit): string[] => kustomizations(unit).map(({ metadata }) => metadata.name);
const after = ({ spec }: Manifest): string[] => (spec.dependsOn ?? []).map(({ name }: { name: string }) => name);

const large = clusterUnit({
  components: ['envoy-gateway', 'ingress-nginx', 'kong', 'cert-manager', 'external-secrets', 'metrics-server'],
  namespaces: [namespace(), namespace('shop-next')],
  deliveries: [
    delivery('orders'),
    delivery('cart', { phases: ['run'], components: [] }),
    delivery('mail', { phases: ['run', 'bindings'] }),
    delivery('orders', { environment: 'next', namespace: 'shop-next', phases: ['migrate', 'run'] }),
  ],
});

test('all that something waits for exists', () => {
  expect(names(large)).toEqual(expect.arrayContaining(kustomizations(large).flatMap(after)));
});

test('nothing waits for itself, however far the way', () => {
  const graph = new Map(kustomizations(large).map((one) => [one.metadata.name, after(one)]));
  const visit = (name: string, above: readonly string[]): void => {
    expect(above).not.toContain(name);
    for (const next of graph.get(name)!) visit(next, [...above, name]);
  };
  for (const name of graph.keys()) visit(name, []);
});

test('a service is applied phase by phase, and a phase that holds nothing is none', () => {
  expect(after(named(large, 'Kustomization', 'live-orders-migrate'))).toEqual(['live-orders-bindings']);
  expect(after(named(large, 'Kustomization', 'live-orders-run'))).toEqual(['live-orders-migrate']);
  expect(after(named(large, 'Kustomization', 'live-mail-run'))).toEqual(['live-mail-bindings']);
  expect(names(large).filter((name) => name.includes('cart'))).toEqual(['live-cart-run']);
});

test('the first phase waits for the namespaces and the components that its service uses, and for no other', () => {
  expect(after(named(large, 'Kustomization', 'live-cart-run'))).toEqual(['namespaces']);
  expect(after(named(large, 'Kustomization', 'live-orders-bindings'))).toEqual([
    'namespaces',
    'external-secrets',
    'envoy-gateway',
    'cert-manager',
    'stores',
  ]);
});

test('a service never waits for another service', () => {
  for (const one of kustomizations(large).filter(({ metadata }) =>
    /-(login|bindings|migrate|run)$/.test(metadata.name),
  )) {
    const own = one.metadata.name.replace(/-\w+$/, '');
    for (const other of after(one).filter((name) => /-(login|bindings|migrate|run)$/.test(name)))
      expect(other.replace(/-\w+$/, '')).toBe(own);
  }
});

test('all services of an environment wait for what it shares in its cluster, and those of others do not', () => {
  const unit = clusterUnit({
    namespaces: [namespace(), namespace('shop-next')],
    deliveries: [
      delivery('data', { phases: ['bindings'], components: [], shared: true }),
      delivery('orders', { components: [] }),
      delivery('orders', { environment: 'next', namespace: 'shop-next', phases: ['run'], components: [] }),
    ],
  });
  expect(after(named(unit, 'Kustomization', 'live-orders-bindings'))).toEqual(['namespaces', 'live-data-bindings']);
  expect(after(named(unit, 'Kustomization', 'live-data-bindings'))).toEqual(['namespaces']);
  expect(after(named(unit, 'Kustomization', 'next-orders-run'))).toEqual(['namespaces']);
});

test('every Kustomization waits and prunes, and says how often', () => {
  for (const { metadata, spec } of kustomizations(large)) {
    expect(spec).toMatchObject({ interval: '60m', retryInterval: '2m', prune: true, wait: metadata.name !== 'flux' });
    expect(spec.healthChecks).toBeUndefined();
    expect(spec.postBuild).toBeUndefined();
    expect(spec.force).toBeUndefined();
  }
});

test.each([
  ['bindings', '3m'],
  ['migrate', '15m'],
  ['run', '4m'],
])('%s may take as long as the service says, and three minutes at least', (phase, timeout) => {
  expect(named(large, 'Kustomization', `live-orders-${phase}`).spec.timeout).toBe(timeout);
});

test('bindings are ready when External Secrets has read what they ask for now', () => {
  const { healthCheckExprs: expressions } = named(large, 'Kustomization', 'live-orders-bindings').spec;
  expect(expressions).toHaveLength(1);
  const { current, inProgress, ...what } = expressions[0];
  expect(what).toEqual({ apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' });
  expect(current).toContain("e.type == 'Ready' && e.status == 'True'");
  expect(current).toContain("status.syncedResourceVersion.startsWith(string(metadata.generation) + '-')");
  expect(inProgress).toBe(`!(${current})`);
  expect(named(large, 'Kustomization', 'live-orders-run').spec.healthCheckExprs).toBeUndefined();
});

test('what belongs to a service is applied by the account of its namespace, what belongs to the cluster by Flux itself', () => {
  expect(named(large, 'Kustomization', 'next-orders-run').spec.serviceAccountName).toBe('reconcile-shop-next');
  expect(named(large, 'Kustomization', 'namespaces').spec.serviceAccountName).toBeUndefined();
});

test('a phase that stands in another namespace is applied by the account of that one, and waits for its secrets', () => {
  const unit = clusterUnit({
    namespaces: [namespace(), namespace('shop-live-data')],
    deliveries: [delivery('orders', { phases: ['login', 'bindings', 'run'], namespaces: { login: 'shop-live-data' } })],
  });
  const { spec } = named(unit, 'Kustomization', 'live-orders-login');
  expect(spec.serviceAccountName).toBe('reconcile-shop-live-data');
  expect(spec.healthCheckExprs).toHaveLength(1);
  expect(named(unit, 'Kustomization', 'live-orders-bindings').spec.serviceAccountName).toBe('reconcile-shop-live');
  expect(after(named(unit, 'Kustomization', 'live-orders-bindings'))).toEqual(['live-orders-login']);
  expect(() => manifests({ ...unit, namespaces: [namespace()] })).toThrow('got shop-live-data');
});

test('every path leads to files that are there', () => {
  const folders = new Set(files(large).map((path) => `./dist/kubernetes/${path.replace(/\/[^/]+$/, '')}`));
  const paths = kustomizations(large).map(({ spec }) => spec.path as string);
  expect([...folders]).toEqual(expect.arrayContaining(paths.filter((path) => path.includes('/clusters/'))));
  expect(paths).toContain('./dist/kubernetes/shop/environments/next/orders/run');
});

test('a layer in another folder is read from there', () => {
  const { spec } = named(large, 'Kustomization', 'flux', 'deploy/generated');
  expect(spec.path).toBe('./deploy/generated/shop/clusters/live/flux');
  expect(named(large, 'GitRepository', 'shop', 'deploy/generated').spec.ignore).toBe('/*\n!/deploy\n');
});

test('a cluster fetches its own folders alone', () => {
  const { spec } = named(large, 'GitRepository', 'shop');
  expect(spec.sparseCheckout).toEqual([
    'dist/kubernetes/shop/clusters/live',
    'dist/kubernetes/shop/environments/live',
    'dist/kubernetes/shop/environments/next',
  ]);
  expect(spec).toMatchObject({ url: 'https://github.com/shop/platform', ref: { branch: 'main' } });
  expect(spec.secretRef).toBeUndefined();
});

test('a private repository is read with its secret', () => {
  const unit = clusterUnit();
  const gitops = { ...unit.platform.gitops, secret: 'deploy-key' };
  const { spec } = named({ ...unit, platform: { ...unit.platform, gitops } }, 'GitRepository', 'shop');
  expect(spec.secretRef).toEqual({ name: 'deploy-key' });
});

test('names that would be the same, or too long for a label, get a digest', () => {
  const long = 'a'.repeat(60);
  const unit = clusterUnit({
    deliveries: [
      delivery('api', { environment: 'live-eu' }),
      delivery('eu-api', { environment: 'live' }),
      delivery(long, { phases: ['run'] }),
    ],
  });
  const own = names(unit);
  expect(new Set(own).size).toBe(own.length);
  expect(own.filter((name) => /^live-eu-api-run-[0-9a-f]{6}$/.test(name))).toHaveLength(2);
  expect(own.every((name) => name.length <= 63)).toBe(true);
  expect(own).toEqual(expect.arrayContaining(kustomizations(unit).flatMap(after)));
});

test('what the unit leaves out is a programming mistake', () => {
  const foreign = clusterUnit({ deliveries: [delivery('orders', { namespace: 'elsewhere' })] });
  const unused = clusterUnit({ deliveries: [delivery('orders', { components: ['kong'] })] });
  expect(() => manifests(foreign)).toThrow('expected one of shop-live; got elsewhere');
  expect(() => manifests(unused)).toThrow('got kong');
  expect(() => manifests(clusterUnit({ components: ['argo'] }))).toThrow('got argo');
});
