import type { ClusterUnit, Delivery } from '../../../lib/model/cluster-unit';
import type { DeliveryMode } from '../../../lib/model/delivery';
import { clusterUnit, delivery, namespace } from '../cluster-unit';
import { type Manifest, files, manifests, named } from './render';

const byHelm: DeliveryMode = { by: 'helm' };
const orders = (changes: Partial<Delivery> = {}): ClusterUnit =>
  clusterUnit({
    deliveries: [delivery('orders', { phases: ['login', 'bindings', 'migrate', 'run', 'monitoring'], ...changes })],
  });

const plain = orders();
const released = orders({ mode: byHelm });
const release = (unit: ClusterUnit) => named(unit, 'HelmRelease', 'shop-live-orders');
const kustomization = (unit: ClusterUnit, name: string) => named(unit, 'Kustomization', name);
const names = (unit: ClusterUnit) =>
  manifests(unit)
    .filter(({ kind }) => kind === 'Kustomization')
    .map(({ metadata }) => metadata.name)
    .filter((name) => name.startsWith('shop-live-orders'));

/** Names in what waits, with the phase that a release stands for. */
const waiting = ({ spec }: Manifest): string[] =>
  (spec.dependsOn ?? []).map(({ name }: { name: string }) => name.replace(/-release$/, '-run'));

test('a release comes in the place of the objects of its service, and everything else stays as it is', () => {
  expect(names(released)).toEqual(
    names(plain)
      .map((name) => name.replace(/-run$/, '-release'))
      .sort(),
  );
  for (const phase of ['login', 'bindings', 'migrate', 'monitoring'])
    expect(kustomization(released, `shop-live-orders-${phase}`)).toEqual(
      kustomization(plain, `shop-live-orders-${phase}`),
    );
});

test('a release waits for what the objects of its service waited for', () => {
  expect(waiting(kustomization(released, 'shop-live-orders-release'))).toEqual(
    waiting(kustomization(plain, 'shop-live-orders-run')),
  );
});

test('the folder of a Kustomization holds the release and nothing else', () => {
  const { spec } = kustomization(released, 'shop-live-orders-release');
  const folder = spec.path.replace('./dist/kubernetes/', '');
  expect(files(released).filter((path) => path.startsWith(`${folder}/`))).toEqual([
    'shop/clusters/live/releases/live/orders/helmrelease-shop-live-orders.yaml',
  ]);
  expect(spec).toMatchObject({ wait: true, prune: true, serviceAccountName: 'apply-shop' });
});

test('a release is of the chart in the repository, by the account of its namespace alone', () => {
  const { metadata, spec } = release(released);
  expect(metadata.namespace).toBe('flux-system');
  expect(spec).toMatchObject({
    releaseName: 'orders',
    targetNamespace: 'shop-live',
    storageNamespace: 'shop-live',
    serviceAccountName: 'reconcile-shop-live',
    chart: {
      spec: {
        chart: './dist/helm/shop/orders',
        sourceRef: { kind: 'GitRepository', name: 'shop' },
        valuesFiles: ['./dist/helm/shop/orders/values.yaml', './dist/helm/shop/orders/values-live.yaml'],
        reconcileStrategy: 'Revision',
      },
    },
  });
});

test('the repository is fetched with the charts where a service is released, and without them elsewhere', () => {
  const folders = (unit: ClusterUnit): string[] => named(unit, 'GitRepository', 'shop').spec.sparseCheckout;
  expect(folders(released)).toEqual([...folders(plain), 'dist/helm/shop']);
});

test('a release leaves to Flux what comes before it, and what must outlive it', () => {
  expect(release(released).spec.values).toEqual({
    phases: { login: false, bindings: false, migrate: false, monitoring: false },
  });
});

test('a failed installation deletes nothing, a failed upgrade is rolled back, and drift is mended but for what an autoscaler sets', () => {
  const { spec } = release(orders({ mode: byHelm, autoscaled: 'Deployment' }));
  expect(spec.install.strategy.name).toBe('RetryOnFailure');
  expect(spec.upgrade.remediation).toEqual({ retries: 1, remediateLastFailure: true, strategy: 'rollback' });
  expect(spec.driftDetection).toEqual({
    mode: 'enabled',
    ignore: [{ paths: ['/spec/replicas'], target: { group: 'apps', kind: 'Deployment', name: 'orders' } }],
  });
});

test('Flux waits for a release longer than for an upgrade and the rollback after it', () => {
  const minutes = (text: string) => Number(text.replace('m', ''));
  const waits = minutes(kustomization(released, 'shop-live-orders-release').spec.timeout);
  expect(waits).toBeGreaterThan(2 * minutes(release(released).spec.timeout));
});

test('a Kustomization that hands over is deleted without its objects, and only that of the service’s own', () => {
  const unit = orders({ mode: { by: 'kustomize', handover: true } });
  expect(kustomization(unit, 'shop-live-orders-run').spec.deletionPolicy).toBe('Orphan');
  for (const name of names(unit).filter((one) => !one.endsWith('-run')))
    expect(kustomization(unit, name).spec.deletionPolicy).toBeUndefined();
  expect(kustomization(plain, 'shop-live-orders-run').spec.deletionPolicy).toBeUndefined();
});

test('a release that hands over is suspended, so that Helm uninstalls nothing, and nothing waits for it', () => {
  const unit = orders({ mode: { by: 'helm', handover: true } });
  expect(release(unit).spec.suspend).toBe(true);
  expect(kustomization(unit, 'shop-live-orders-release').spec.wait).toBe(false);
  expect(release(released).spec.suspend).toBeUndefined();
});

test('releases of services that would have one name are named apart', () => {
  const unit = clusterUnit({
    namespaces: [namespace('shop-c'), namespace('shop-c-a')],
    deliveries: [
      delivery('a-b', { environment: 'c', namespace: 'shop-c', components: [], mode: byHelm }),
      delivery('b', { environment: 'c-a', namespace: 'shop-c-a', components: [], mode: byHelm }),
    ],
    stores: [],
  });
  const all = manifests(unit).filter(
    ({ kind, metadata }) => kind === 'HelmRelease' && metadata.namespace === 'flux-system',
  );
  expect(new Set(all.map(({ metadata }) => metadata.name)).size).toBe(2);
});
