import { envoy } from '../../../lib/kubernetes/gateways/envoy/envoy';
import { maximal } from '../maximal';
import { type Body, all, phase } from '../render';
import { database, unit } from '../unit';

test('every object stands in the namespace of the unit and bears the labels of the ecosystem', () => {
  for (const { metadata } of all(maximal)) {
    expect(metadata.namespace).toBe('shop-production');
    expect(metadata.labels).toMatchObject({
      'app.kubernetes.io/instance': 'tabular',
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'strata',
      tier: 'gold',
    });
  }
});

test('labels of the user and of an identity never replace those that selectors read', () => {
  const { metadata, spec } = phase(maximal, 'run')['deployment-tabular'];
  expect(metadata.labels['app.kubernetes.io/name']).toBe('tabular');
  expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  expect(spec.selector.matchLabels).toEqual({
    'app.kubernetes.io/name': 'tabular',
    'app.kubernetes.io/instance': 'tabular',
  });
});

test('a digest as version becomes a legal label', () => {
  const { metadata } = phase(maximal, 'run')['deployment-tabular'];
  expect(metadata.labels['app.kubernetes.io/version']).toMatch(/^sha256-a+$/);
  expect(metadata.labels['app.kubernetes.io/version'].length).toBeLessThanOrEqual(63);
});

const isWorkload = (kind: string) => ['Deployment', 'StatefulSet', 'CronJob'].includes(kind);

test('the version is on the workload and its pods alone', () => {
  const version = 'app.kubernetes.io/version';
  for (const { kind, metadata, spec } of all(maximal)) {
    expect(version in metadata.labels).toBe(isWorkload(kind));
    if (spec?.template) expect(version in spec.template.metadata.labels).toBe(isWorkload(kind));
  }
  for (const type of ['stateful', 'cron', 'job'] as const) {
    const given = unit({ service: { workload: { type, schedule: '@daily' } } });
    const found = Object.values(phase(given, 'run')).filter(({ metadata }) => version in metadata.labels);
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found[0].spec)).toContain(`"${version}":"1.2.3"`);
  }
});

test('what describes a service is on its workload alone, and not on its pods', () => {
  const metadata = { ...maximal.service.metadata, annotations: { note: 'keep', 'strata.dev/description': 'Sells' } };
  const given = { ...maximal, service: { ...maximal.service, metadata } };
  const described = all(given).filter((body) => JSON.stringify(body).includes('strata.dev/description'));
  expect(described.map(({ kind }) => kind)).toEqual(['Deployment']);
  expect(described[0].metadata.annotations).toMatchObject({
    'strata.dev/description': 'Sells',
    'strata.dev/team': 'data',
    'strata.dev/owner': 'Jane Doe <jane@example.com>',
  });
  expect(Object.keys(described[0].spec.template.metadata.annotations).sort()).not.toContain('strata.dev/description');
  expect(JSON.stringify(described[0].spec)).not.toMatch(/strata\.dev\/(team|owner)/);
});

test('the annotations of the user are on every object, and replace none of ours', () => {
  const stolen = 'kustomize.toolkit.fluxcd.io/force';
  const metadata = { ...maximal.service.metadata, annotations: { note: 'keep', [stolen]: 'Disabled' } };
  const given = { ...maximal, service: { ...maximal.service, metadata } };
  for (const { metadata } of all(given)) {
    expect(metadata.annotations.note).toBe('keep');
  }
  const [job] = Object.values(phase(given, 'migrate')).filter(({ kind }) => kind === 'Job');
  expect(job.metadata.annotations[stolen]).toBe('Enabled');
});

test('what pods need before they start is in the first phase, and claims, which wait for pods, are not', () => {
  const kinds = (name: 'bindings' | 'run') => Object.values(phase(maximal, name)).map(({ kind }) => kind);
  expect(kinds('bindings').sort()).toEqual([
    'ConfigMap',
    'ExternalSecret',
    'ExternalSecret',
    'Role',
    'RoleBinding',
    'ServiceAccount',
  ]);
  expect(kinds('run')).toContain('PersistentVolumeClaim');
});

test('the bundle is asked for where a value comes from it, under the name of its contract, and kept in one Secret', () => {
  const { spec } = phase(maximal, 'bindings')['externalsecret-tabular'];
  const key = 'shop-production-tabular-abc123';
  expect(spec).toMatchObject({
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'shop-production' },
    target: { name: 'tabular-bundle', creationPolicy: 'Owner' },
    data: [
      { secretKey: 'DATABASE_HOST', remoteRef: { key, property: 'DATABASE_HOST' } },
      { secretKey: 'DATABASE_PASSWORD', remoteRef: { key, property: 'DATABASE_PASSWORD' } },
    ],
  });
  expect(Object.keys(phase(unit({ values: { A: { literal: 'a' } } }), 'bindings'))).toEqual(['serviceaccount-tabular']);
});

test('pods are replaced when their values come from another bundle, since the Secret keeps its name', () => {
  const pods = (bundle: string) =>
    phase(unit({ values: { A: { from: 'outputs', property: 'a' } }, names: { store: 's', bundle } }), 'run')[
      'deployment-tabular'
    ].spec.template;
  expect(pods('one').metadata.annotations).toEqual({ 'strata.dev/bundle': 'one' });
  expect(pods('one').spec).toEqual(pods('two').spec);
  expect(pods('one')).not.toEqual(pods('two'));
});

test('no Secret outlives the ExternalSecret that reads it, nor stays under an old name', () => {
  const secrets = all(maximal).filter(({ kind }) => kind === 'ExternalSecret');
  expect(secrets.length).toBeGreaterThan(0);
  for (const { spec } of secrets) expect(spec.target.creationPolicy).toBe('Owner');
});

test('a bundle without a store to keep it is refused', () => {
  const given = unit({ values: { A: { from: 'outputs', property: 'a' } } });
  expect(() => phase(given, 'bindings')).toThrow('expected a secret store');
});

test('secrets that people fill are read from the store, where there is one', () => {
  const secrets = [
    { variable: 'API_KEY', secret: 'shop/keys', key: 'api' },
    { variable: 'WHOLE', secret: 'shop/whole' },
  ];
  const given = unit({ service: { secrets }, names: { store: 'shop' } });
  expect(phase(given, 'bindings')['externalsecret-tabular-secrets'].spec).toMatchObject({
    target: { name: 'tabular-secrets', creationPolicy: 'Owner' },
    data: [
      { secretKey: 'API_KEY', remoteRef: { key: 'shop/keys', property: 'api' } },
      { secretKey: 'WHOLE', remoteRef: { key: 'shop/whole' } },
    ],
  });
  expect(Object.keys(phase(unit({ service: { secrets } }), 'bindings'))).toEqual(['serviceaccount-tabular']);
});

test('the account of the pods may do what its rules say, and has no token lying about', () => {
  const files = phase(maximal, 'bindings');
  expect(files['serviceaccount-tabular'].automountServiceAccountToken).toBe(false);
  expect(files['role-tabular'].rules).toEqual([
    { apiGroups: [''], resources: ['configmaps'], verbs: ['get'], resourceNames: ['a'] },
  ]);
  expect(files['rolebinding-tabular']).toMatchObject({
    roleRef: { kind: 'Role', name: 'tabular' },
    subjects: [{ kind: 'ServiceAccount', name: 'tabular', namespace: 'shop-production' }],
  });
});

test('a claim of the service outlives Flux', () => {
  const claim = phase(maximal, 'run')['persistentvolumeclaim-tabular-data'];
  expect(claim.metadata.annotations['kustomize.toolkit.fluxcd.io/prune']).toBe('Disabled');
  expect(claim.spec).toEqual({
    accessModes: ['ReadWriteMany'],
    storageClassName: 'gp3',
    resources: { requests: { storage: '10Gi' } },
  });
});

test('Services carry the names, ports and types of the user', () => {
  const files = phase(maximal, 'run');
  expect(files['service-tabular'].spec).toEqual({
    type: 'ClusterIP',
    sessionAffinity: 'ClientIP',
    selector: { 'app.kubernetes.io/name': 'tabular', 'app.kubernetes.io/instance': 'tabular' },
    ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' }],
  });
  expect(files['service-tabular-nodes'].spec).toMatchObject({
    type: 'NodePort',
    ports: [{ name: 'udp', port: 53, targetPort: 5353, nodePort: 30053, protocol: 'UDP' }],
  });
});

test('a headless Service has no address', () => {
  const endpoints = [{ name: 'peers', type: 'Headless' as const, annotations: {}, ports: [] }];
  expect(phase(unit({ service: { networking: { endpoints } } }), 'run')['service-peers'].spec).toMatchObject({
    type: 'ClusterIP',
    clusterIP: 'None',
  });
});

test('a gateway from outside may serve a platform, and one that is unknown is refused', () => {
  const given = unit({ platform: { gateway: 'own' } });
  expect(() => phase(given, 'run')).toThrow('expected a gateway of envoy, kong, nginx; got own');
  expect(Object.keys(phase(given, 'run', { own: envoy }))).toContain('deployment-tabular');
});

test('no value of a bundle is in any object', () => {
  const text = JSON.stringify(
    all(
      unit({
        bindings: [database()],
        values: { PASSWORD: { from: 'secrets', property: 'password' } },
        names: { store: 's' },
      }),
    ),
  );
  expect(text).toContain('secretKeyRef');
  expect(text).not.toMatch(/"stringData"|"kind":"Secret"/);
});

test('the same unit gives the same bytes', () => {
  const text = (objects: Body[]) => JSON.stringify(objects);
  expect(text(all(maximal))).toBe(text(all(maximal)));
});
