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
  expect(after(named(large, 'Kustomization', 'shop-live-orders-migrate'))).toEqual(['shop-live-orders-bindings']);
  expect(after(named(large, 'Kustomization', 'shop-live-orders-run'))).toEqual([
    'shop-live-orders-migrate',
    'shop-envoy-gateway',
  ]);
  expect(after(named(large, 'Kustomization', 'shop-live-mail-run'))).toEqual([
    'shop-live-mail-bindings',
    'shop-envoy-gateway',
  ]);
  expect(names(large).filter((name) => name.includes('cart'))).toEqual(['shop-live-cart-run']);
});

test('a phase waits for the components whose kinds or pods it needs, and for no other that its service uses', () => {
  expect(after(named(large, 'Kustomization', 'shop-live-cart-run'))).toEqual(['shop-namespaces']);
  expect(after(named(large, 'Kustomization', 'shop-live-orders-bindings'))).toEqual([
    'shop-namespaces',
    'shop-external-secrets',
    'shop-stores',
  ]);
});

test('a service does not wait for external controllers', () => {
  const unit = clusterUnit({ components: [], external: ['external-secrets', 'envoy-gateway', 'cert-manager'] });
  expect(after(named(unit, 'Kustomization', 'shop-live-orders-bindings'))).toEqual(['shop-namespaces', 'shop-stores']);
  expect(after(named(unit, 'Kustomization', 'shop-live-orders-run'))).toEqual(['shop-live-orders-migrate']);
  expect(after(named(unit, 'Kustomization', 'shop-stores'))).toEqual(['shop-flux']);
  expect(after(named(unit, 'Kustomization', 'shop-entrance'))).toEqual(['shop-flux']);
});

test('all that is the cluster’s waits until Flux has been told of all, and what tells it is not deleted by itself', () => {
  for (const name of ['namespaces', 'kong', 'stores', 'entrance'])
    expect(after(named(large, 'Kustomization', `shop-${name}`))).toContain('shop-flux');
  const { metadata, spec } = named(large, 'Kustomization', 'shop-flux');
  expect(metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' });
  expect(spec.dependsOn).toBeUndefined();
});

test('everything that Flux is told bears the name of the platform', () => {
  for (const { kind, metadata } of manifests(large).filter(({ metadata }) => metadata.namespace === 'flux-system'))
    if (kind !== 'ServiceAccount') expect(metadata.name).toMatch(/^shop(-|$)/);
});

test('a service that moves to another namespace is delivered anew, so that the account of the old one deletes what is there', () => {
  const unit = clusterUnit({
    namespaces: [namespace('other')],
    deliveries: [delivery('orders', { namespace: 'other', phases: ['run'], components: [] })],
    stores: [],
  });
  expect(names(unit)).toContain('shop-live-other-orders-run');
  expect(names(unit)).not.toContain('shop-live-orders-run');
});

test.each([
  ['Deployment', 'orders'],
  ['StatefulSet', 'orders'],
] as const)('Flux leaves the number of pods of a %s to its autoscaler, and that of no other', (kind, name) => {
  const unit = clusterUnit({ deliveries: [delivery('orders', { autoscaled: kind }), delivery('cart')] });
  expect(named(unit, 'Kustomization', 'shop-live-orders-run').spec.ignore).toEqual([
    { paths: ['/spec/replicas'], target: { group: 'apps', kind, name } },
  ]);
  expect(named(unit, 'Kustomization', 'shop-live-cart-run').spec.ignore).toBeUndefined();
  expect(named(unit, 'Kustomization', 'shop-live-orders-bindings').spec.ignore).toBeUndefined();
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
  expect(after(named(unit, 'Kustomization', 'shop-live-orders-bindings'))).toEqual([
    'shop-namespaces',
    'shop-live-data-bindings',
  ]);
  expect(after(named(unit, 'Kustomization', 'shop-live-data-bindings'))).toEqual(['shop-namespaces']);
  expect(after(named(unit, 'Kustomization', 'shop-next-orders-run'))).toEqual(['shop-namespaces']);
});

test('every Kustomization waits and prunes, and says how often', () => {
  for (const { metadata, spec } of kustomizations(large)) {
    expect(spec).toMatchObject({
      interval: '60m',
      retryInterval: '2m',
      prune: true,
      wait: metadata.name !== 'shop-flux',
    });
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
  expect(named(large, 'Kustomization', `shop-live-orders-${phase}`).spec.timeout).toBe(timeout);
});

test('bindings are ready when External Secrets has read what they ask for now', () => {
  const { healthCheckExprs: expressions } = named(large, 'Kustomization', 'shop-live-orders-bindings').spec;
  expect(expressions).toHaveLength(1);
  const { current, inProgress, ...what } = expressions[0];
  expect(what).toEqual({ apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' });
  expect(current).toContain("e.type == 'Ready' && e.status == 'True'");
  expect(current).toContain("status.syncedResourceVersion.startsWith(string(metadata.generation) + '-')");
  expect(inProgress).toBe(`!(${current})`);
  expect(named(large, 'Kustomization', 'shop-live-orders-run').spec.healthCheckExprs).toBeUndefined();
});

test('what belongs to a service is applied by the account of its namespace, what belongs to the cluster by that of the cluster', () => {
  expect(named(large, 'Kustomization', 'shop-next-orders-run').spec.serviceAccountName).toBe('reconcile-shop-next');
  for (const part of ['flux', 'namespaces', 'cert-manager', 'entrance'])
    expect(named(large, 'Kustomization', `shop-${part}`).spec.serviceAccountName).toBe('apply-shop');
  for (const { spec } of kustomizations(large)) expect(spec.serviceAccountName).toEqual(expect.any(String));
});

describe('the account of a cluster', () => {
  interface Rule {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly resourceNames?: readonly string[];
    readonly verbs: readonly string[];
  }
  const rules = named(large, 'ClusterRole', 'apply-shop').rules as readonly Rule[];
  /** Plural of a kind, as Kubernetes names resources. */
  const resourceOf = (kind: string) =>
    kind
      .toLowerCase()
      .replace(/(?<![aeiou])y$/, 'ie')
      .replace(/s$/, 'se')
      .concat('s');
  const may = (verb: string, { apiVersion, kind, metadata }: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>) =>
    rules.some(
      ({ apiGroups, resources, resourceNames, verbs }) =>
        apiGroups.includes(apiVersion.includes('/') ? apiVersion.split('/')[0]! : '') &&
        resources.includes(resourceOf(kind)) &&
        (resourceNames?.includes(metadata.name) ?? true) &&
        verbs.includes(verb),
    );
  const gateways = ['envoy', 'kong', 'nginx'] as const;
  const hosts = [{ host: 'shop.example.com', tls: true, environment: 'live' }];

  test.each(gateways)('may make all that its folders hold, with %s', (gateway) => {
    const unit = { ...large, hosts, platform: { ...large.platform, gateway } };
    for (const object of manifests(unit)) {
      expect([object.kind, object.metadata.name, may('patch', object)]).toEqual([
        object.kind,
        object.metadata.name,
        true,
      ]);
    }
  });

  test.each([
    ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
    ['v1', 'Secret'],
    ['v1', 'Pod'],
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'DaemonSet'],
    ['batch/v1', 'Job'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
    ['apiregistration.k8s.io/v1', 'APIService'],
    ['external-secrets.io/v1', 'ExternalSecret'],
  ])('may not make a %s %s that a stranger puts there', (apiVersion, kind) => {
    for (const verb of ['create', 'patch', 'update', 'delete'])
      expect(may(verb, { apiVersion, kind, metadata: { name: 'mine' } })).toBe(false);
  });

  test('names each right, may give away the role of services’ accounts alone, and cannot give itself more', () => {
    expect(JSON.stringify(rules)).not.toContain('*');
    const giving = rules.filter(({ verbs }) =>
      verbs.some((verb) => ['bind', 'escalate', 'impersonate'].includes(verb)),
    );
    expect(giving.map(({ resourceNames }) => resourceNames)).toEqual([['shop-reconciler']]);
  });
});

test('a phase that stands in another namespace is applied by the account of that one, and waits for its secrets', () => {
  const unit = clusterUnit({
    namespaces: [namespace(), namespace('shop-live-data')],
    deliveries: [delivery('orders', { phases: ['login', 'bindings', 'run'], namespaces: { login: 'shop-live-data' } })],
  });
  const { spec } = named(unit, 'Kustomization', 'shop-live-orders-login');
  expect(spec.serviceAccountName).toBe('reconcile-shop-live-data');
  expect(spec.healthCheckExprs).toHaveLength(1);
  expect(named(unit, 'Kustomization', 'shop-live-orders-bindings').spec.serviceAccountName).toBe('reconcile-shop-live');
  expect(after(named(unit, 'Kustomization', 'shop-live-orders-bindings'))).toEqual(['shop-live-orders-login']);
  expect(() => manifests({ ...unit, namespaces: [namespace()] })).toThrow('got shop-live-data');
});

test('every path leads to files that are there', () => {
  const folders = new Set(files(large).map((path) => `./dist/kubernetes/${path.replace(/\/[^/]+$/, '')}`));
  const paths = kustomizations(large).map(({ spec }) => spec.path as string);
  expect([...folders]).toEqual(expect.arrayContaining(paths.filter((path) => path.includes('/clusters/'))));
  expect(paths).toContain('./dist/kubernetes/shop/environments/next/orders/run');
});

test('a layer in another folder is read from there', () => {
  const { spec } = named(large, 'Kustomization', 'shop-flux', 'deploy/generated');
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

test('a platform that names keys has Flux apply signed commits alone', () => {
  const unit = clusterUnit();
  const gitops = { ...unit.platform.gitops, verify: 'signers' };
  const { spec } = named({ ...unit, platform: { ...unit.platform, gitops } }, 'GitRepository', 'shop');
  expect(spec.verify).toEqual({ mode: 'HEAD', secretRef: { name: 'signers' } });
  expect(named(unit, 'GitRepository', 'shop').spec.verify).toBeUndefined();
});

test('names that would be the same, or too long for a label, get a digest', () => {
  const long = 'a'.repeat(60);
  const unit = clusterUnit({
    namespaces: [namespace(), namespace('shop-live-eu')],
    deliveries: [
      delivery('api', { environment: 'live-eu', namespace: 'shop-live-eu' }),
      delivery('eu-api', { environment: 'live' }),
      delivery(long, { phases: ['run'] }),
    ],
  });
  const own = names(unit);
  expect(new Set(own).size).toBe(own.length);
  expect(own.filter((name) => /^shop-live-eu-api-[0-9a-f]{6}-run$/.test(name))).toHaveLength(2);
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
