import { componentsOf } from '../../../lib/kubernetes/cluster/components';
import { gateways } from '../../../lib/kubernetes/gateways';
import { componentNames } from '../../../lib/model/component-names';
import { clusterUnit, delivery, environment, namespace } from '../cluster-unit';
import { type Manifest, files, manifests, named } from './render';

const components = componentsOf(gateways);

const unit = clusterUnit();
const every = clusterUnit({ components: Object.keys(components) });

test('every file lies in the folder of its part, under its kind and name', () => {
  for (const path of files(unit))
    expect(path).toMatch(/^shop\/clusters\/live\/(flux|components\/[a-z-]+)\/[a-z]+-[a-z0-9.-]+\.yaml$/);
  expect(files(unit)).toContain('shop/clusters/live/components/namespaces/namespace-shop-live.yaml');
});

test('the same unit makes the same files, with nothing of a moment in them', () => {
  expect(JSON.stringify(manifests(clusterUnit()))).toBe(JSON.stringify(manifests(unit)));
});

test('a namespace holds its pods to its level, as its own version of Kubernetes defines it', () => {
  const { metadata } = named(unit, 'Namespace', 'shop-live');
  for (const mode of ['enforce', 'audit', 'warn']) {
    expect(metadata.labels![`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
    expect(metadata.labels![`pod-security.kubernetes.io/${mode}-version`]).toBe('v1.35');
  }
});

test('a cluster of unknown version has Pod Security labels of the latest', () => {
  const { metadata } = named({ ...unit, cluster: { ...unit.cluster, version: '' } }, 'Namespace', 'shop-live');
  expect(metadata.labels!['pod-security.kubernetes.io/enforce-version']).toBe('latest');
});

test('a workload that must relax it gets a namespace that allows just that', () => {
  const relaxed = clusterUnit({ namespaces: [namespace(), namespace('shop-lax', { level: 'baseline' })] });
  expect(named(relaxed, 'Namespace', 'shop-lax').metadata.labels!['pod-security.kubernetes.io/enforce']).toBe(
    'baseline',
  );
  expect(named(relaxed, 'Namespace', 'shop-live').metadata.labels!['pod-security.kubernetes.io/enforce']).toBe(
    'restricted',
  );
});

test('Flux deletes no namespace', () => {
  const all = manifests(every).filter(({ kind }) => kind === 'Namespace');
  expect(all.length).toBe(1 + Object.keys(components).length);
  for (const { metadata } of all)
    expect(metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' });
});

test('a namespace has its quota, and limits for containers that ask for none', () => {
  expect(named(unit, 'ResourceQuota', 'shop-live').spec.hard).toEqual({ 'requests.cpu': '20', pods: '100' });
  expect(named(unit, 'LimitRange', 'shop-live').spec.limits).toEqual([
    { type: 'Container', default: { memory: '256Mi' }, defaultRequest: { cpu: '50m', memory: '128Mi' } },
  ]);
});

test('nothing reaches a pod of a namespace, and it reaches nothing, unless a policy of its own says so', () => {
  expect(named(unit, 'NetworkPolicy', 'default-deny-shop-live')).toMatchObject({
    metadata: { namespace: 'shop-live' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
});

test('a namespace where nothing of the platform runs is neither closed nor limited', () => {
  const foreign = namespace('monitoring', { hasWorkloads: false, level: 'privileged' });
  const own = clusterUnit({ namespaces: [foreign, namespace()] });
  const all = manifests(own);
  const within = all.filter(({ metadata }) => metadata.namespace === 'monitoring').map(({ kind }) => kind);
  for (const kind of ['NetworkPolicy', 'ResourceQuota', 'LimitRange']) expect(within).not.toContain(kind);
  expect(named(own, 'Namespace', 'monitoring').metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'privileged',
  });
});

test.each([
  ['nginx', 'ingress-nginx'],
  ['kong', 'kong'],
])('the pods that prove a host are reached from %s, by their own port alone', (gateway, from) => {
  const { platform } = clusterUnit();
  const proven = clusterUnit({
    platform: { ...platform, gateway },
    namespaces: [namespace('shop-live', { hasSolvers: true })],
  });
  expect(named(proven, 'NetworkPolicy', 'acme-solver-shop-live')).toMatchObject({
    metadata: { namespace: 'shop-live' },
    spec: {
      podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': from } } }],
          ports: [{ port: 8089, protocol: 'TCP' }],
        },
      ],
    },
  });
  expect(manifests(unit).map(({ metadata }) => metadata.name)).not.toContain('acme-solver-shop-live');
});

test('an environment without quota and limits has neither object', () => {
  const free = namespace('shop-live', {
    environment: environment('live', { quota: {}, limits: { default: {}, defaultRequest: {} } }),
  });
  const kinds = manifests(clusterUnit({ namespaces: [free] })).map(({ kind }) => kind);
  expect(kinds).not.toContain('ResourceQuota');
  expect(kinds).not.toContain('LimitRange');
});

test('the account of a namespace reaches that namespace alone', () => {
  const binding = named(unit, 'RoleBinding', 'reconcile-shop-live');
  expect(binding.metadata.namespace).toBe('shop-live');
  expect(binding.roleRef).toMatchObject({ kind: 'ClusterRole', name: 'shop-reconciler' });
  expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: 'reconcile-shop-live', namespace: 'flux-system' }]);
  expect(named(unit, 'ServiceAccount', 'reconcile-shop-live').metadata.namespace).toBe('flux-system');
  const everywhere = manifests(unit).filter(({ kind }) => kind === 'ClusterRoleBinding');
  expect(everywhere.flatMap(({ subjects }) => subjects).map(({ name }) => name)).toEqual(['apply-shop']);
});

test('that account can neither widen its rights nor what bounds its namespace', () => {
  const rules = named(unit, 'ClusterRole', 'shop-reconciler').rules as {
    apiGroups: string[];
    resources: string[];
    verbs: string[];
  }[];
  for (const { verbs, apiGroups, resources } of rules) {
    for (const verb of ['*', 'escalate', 'impersonate']) expect(verbs).not.toContain(verb);
    if (verbs.includes('bind')) expect(resources).toEqual(['roles']);
    expect(apiGroups).not.toContain('*');
  }
  const core = rules.filter(({ apiGroups }) => apiGroups.includes('')).flatMap(({ resources }) => resources);
  for (const bound of ['*', 'namespaces', 'resourcequotas', 'limitranges', 'serviceaccounts/token', 'pods/exec'])
    expect(core).not.toContain(bound);
});

test('priorities and storage that services name are there before them', () => {
  const storageClasses = [
    { name: 'gp3', provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3', encrypted: 'true' } },
  ];
  expect(named(unit, 'PriorityClass', 'shop-critical')).toMatchObject({ value: 1000, globalDefault: false });
  expect(named({ ...unit, storageClasses }, 'StorageClass', 'gp3')).toMatchObject({
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    volumeBindingMode: 'WaitForFirstConsumer',
  });
  expect(manifests(unit).map(({ kind }) => kind)).not.toContain('StorageClass');
});

test('a class whose values change is made anew: Kubernetes changes none', () => {
  const storageClasses = [{ name: 'gp3', provisioner: 'ebs.csi.aws.com', parameters: {}, default: true }];
  for (const [kind, name] of [
    ['PriorityClass', 'shop-critical'],
    ['StorageClass', 'gp3'],
  ] as const)
    expect(named({ ...unit, storageClasses }, kind, name).metadata.annotations).toHaveProperty(
      ['kustomize.toolkit.fluxcd.io/force'],
      'Enabled',
    );
});

const guards = [
  ['ServiceAccount', 'reconcile-shop-live'],
  ['RoleBinding', 'reconcile-shop-live'],
  ['NetworkPolicy', 'default-deny-shop-live'],
  ['ClusterRole', 'shop-reconciler'],
] as const;

test.each(guards)('Flux keeps the %s %s that it deletes with until nothing is left to delete', (kind, name) => {
  const kept = { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' };
  expect(named(unit, kind, name).metadata.annotations).toEqual(kept);
  const removed = namespace('shop-live', { environment: environment('live', { removed: true }) });
  const { metadata } = named(clusterUnit({ namespaces: [removed], deliveries: [] }), kind, name);
  expect(metadata.annotations).toBeUndefined();
});

test.each(guards.slice(0, 3))('the %s %s tells its environment, by which a person finds it', (kind, name) =>
  expect(named(unit, kind, name).metadata.labels).toMatchObject({ 'strata.dev/environment': 'live' }),
);

describe.each(Object.entries(components))('%s', (name, { namespace, level, source, after }) => {
  const release = named(every, 'HelmRelease', name);

  test('is one pinned chart, in a namespace of its own', () => {
    expect(source.version).toMatch(/^v?\d+\.\d+\.\d+$/);
    expect(release.metadata.namespace).toBe(namespace);
    expect(named(every, 'Namespace', namespace).metadata.labels!['pod-security.kubernetes.io/enforce']).toBe(level);
    expect(Object.values(components).filter((other) => other.namespace === namespace)).toHaveLength(1);
  });

  test('renews its definitions, is tried until it succeeds, and takes nothing over that is another’s', () => {
    for (const action of [release.spec.install, release.spec.upgrade])
      expect(action).toMatchObject({ crds: 'CreateReplace', disableTakeOwnership: true, remediation: { retries: -1 } });
  });

  test('points at a source of the same version', () => {
    const from: { kind: string; name: string } = release.spec.chartRef ?? release.spec.chart.spec.sourceRef;
    const origin = named(every, from.kind, from.name);
    expect(origin.metadata.namespace).toBe(namespace);
    expect(origin.spec.url).toMatch(/^(oci|https):\/\//);
    expect(release.spec.chart?.spec.version ?? origin.spec.ref.tag).toBe(source.version);
  });

  test('waits for what some component of the table is or provides', () => {
    const provided = Object.entries(components).flatMap(([other, { provides = [] }]) => [other, ...provides]);
    expect(provided).toEqual(expect.arrayContaining([...(after ?? [])]));
  });
});

test.each(Object.entries(gateways))(
  'the components of %s are in the table, and its proxies run in the namespace of the first',
  (_, gateway) => {
    for (const name of gateway.components) expect(components).toHaveProperty([name]);
    expect(components[gateway.components[0]!]!.namespace).toBe(gateway.namespace);
  },
);

test('the table has the components that an environment may speak of', () =>
  expect(Object.keys(components).sort()).toEqual(componentNames(gateways)));

test('external controllers are not installed, and their dependents still are', () => {
  const all = ['envoy-gateway', 'cert-manager', 'external-secrets', 'metrics-server'];
  const kinds = manifests(clusterUnit({ components: [], external: all })).map(({ kind }) => kind);
  for (const kind of ['HelmRelease', 'HelmRepository', 'OCIRepository']) expect(kinds).not.toContain(kind);
  for (const kind of ['ClusterSecretStore', 'Gateway', 'ClusterIssuer']) expect(kinds).toContain(kind);
  const { spec } = named(clusterUnit({ components: ['cert-manager'], external: all }), 'HelmRelease', 'cert-manager');
  expect(spec.values.config.enableGatewayAPI).toBe(true);
});

test('cert-manager serves the Gateway API where something brings its definitions, and only then', () => {
  const serves = (used: string[]) =>
    named(clusterUnit({ components: used, stores: [], deliveries: [] }), 'HelmRelease', 'cert-manager').spec.values
      .config.enableGatewayAPI;
  expect(serves(['cert-manager', 'envoy-gateway'])).toBe(true);
  expect(serves(['cert-manager', 'ingress-nginx'])).toBe(false);
});

test('a secret store is open to the namespaces of its environment alone', () => {
  expect(named(unit, 'ClusterSecretStore', 'shop-live').spec).toEqual({
    provider: { aws: { service: 'SecretsManager', region: 'eu-central-1' } },
    conditions: [{ namespaces: ['shop-live'] }],
  });
});

test('the entrance is applied after its gateway and cert-manager', () => {
  const after = named(unit, 'Kustomization', 'shop-entrance').spec.dependsOn.map(
    ({ name }: Manifest['metadata']) => name,
  );
  expect(after).toEqual(['shop-flux', 'shop-envoy-gateway', 'shop-cert-manager']);
  expect(files(unit).filter((path) => path.includes('/entrance/')).length).toBeGreaterThan(0);
});

test('a part that holds nothing is none', () => {
  const plain = { ...unit.platform, gateway: 'kong' };
  const bare = clusterUnit({
    platform: plain,
    components: ['kong'],
    stores: [],
    hosts: [{ host: 'live.example.com', tls: false, environment: 'live' }],
    deliveries: [delivery('orders', { components: ['kong'] })],
  });
  const names = manifests(bare)
    .filter(({ kind }) => kind === 'Kustomization')
    .map(({ metadata }) => metadata.name);
  expect(names).not.toContain('shop-entrance');
  expect(names).not.toContain('shop-stores');
});
