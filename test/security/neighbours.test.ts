import { type Attempt, clear, codes, service, told } from './attack';

jest.setTimeout(120_000);
afterEach(clear);

test('a shop without attacks has no problems', async () => {
  expect(await told({})).toEqual([]);
});

describe('a namespace of another team', () => {
  test.each([
    'cluster-autoscaler',
    'metrics-server',
    'monitoring',
    'nvidia-device-plugin',
    'azure-workload-identity-system',
    'external-secrets',
    'cert-manager',
    'kong',
    'envoy-gateway-system',
    'istio-system',
    'linkerd',
    'flux-system',
    'kube-public',
    'shop-live-data',
  ])('is not taken: %s, whose accounts have roles', async (namespace) => {
    expect(await codes({ metadata: `namespace: ${namespace}` })).toContain('E341');
  });

  const inPayments = service('victim').replace('{ name: victim }', '{ name: victim, team: good, namespace: payments }');

  test('is not joined by another team without a word of the platform', async () => {
    expect(await told({ metadata: 'namespace: payments', victim: inPayments })).toEqual([
      expect.stringMatching(/^evil.*metadata\.namespace: .*good.*namespaces\.payments\.teams \[E366\]$/),
      expect.stringMatching(/^victim.*\[E366\]$/),
    ]);
  });

  test('is joined by the teams that the platform lists, and by no other', async () => {
    const listing = (teams: string) => ({
      metadata: 'namespace: payments',
      victim: inPayments,
      environment: `namespaces: { payments: { teams: [${teams}] } }\n`,
    });
    expect(await codes(listing('good, bad'))).toEqual([]);
    expect(await told(listing('good'))).toEqual([expect.stringMatching(/^evil.*got one of bad.*\[E366\]$/)]);
  });

  test.each<[string, Attempt]>([
    [
      'privileged',
      { settings: 'security: { securityContext: { privileged: true, allowPrivilegeEscalation: true } }\n' },
    ],
    ['as root', { settings: 'security: { securityContext: { runAsUser: 0, runAsNonRoot: false } }\n' }],
  ])('is not opened to pods that run %s', async (_, attempt) => {
    expect(await codes(attempt)).toEqual(['E387']);
    expect(await codes({ ...attempt, metadata: 'namespace: evil' })).toEqual([]);
  });
});

describe('an object of another service', () => {
  const reading = 'config: { secrets: { KEY: { secret: shop-key } } }\n';

  test('is not made twice: secrets, migrations, claims', async () => {
    const { shop } = await import('../resolve/shop');
    const { service: spec, live } = await import('../resolve/shop');
    const twice = (services: Readonly<Record<string, string>>) =>
      shop({ environments: { live }, services }).problems.map(({ message }) => message.replace(/,[^,]*$/, ''));
    expect(
      twice({
        api: spec('api', reading),
        'api-secrets': spec('api-secrets', 'integrations: { database: {} }'),
      }),
    ).toEqual(['expected an object of its own, got ExternalSecret api-secrets']);
    expect(
      twice({
        api: spec('api', 'integrations: { database: { migrations: { command: [migrate] } } }'),
        'api-migrate': spec('api-migrate', 'service: { type: job, image: { tag: "1" } }'),
      }),
    ).toEqual([
      'expected an object of its own, got NetworkPolicy api-migrate',
      'expected an object of its own, got Job api-migrate',
    ]);
    expect(
      twice({
        a: spec('a', 'deployment: { replicas: 1 }\nvolumes: [{ name: b-c, mountPath: /x, type: claim, size: 1Gi }]'),
        'a-b': spec(
          'a-b',
          'deployment: { replicas: 1 }\nvolumes: [{ name: c, mountPath: /x, type: claim, size: 1Gi }]',
        ),
      }),
    ).toEqual(['expected an object of its own, got PersistentVolumeClaim a-b-c']);
  });

  test.each([
    ['ConfigMap of another service', 'v1', 'ConfigMap', 'victim'],
    ['NetworkPolicy of the cluster', 'networking.k8s.io/v1', 'NetworkPolicy', 'default-deny-shop-live'],
    ['RoleBinding of Flux', 'rbac.authorization.k8s.io/v1', 'RoleBinding', 'reconcile-shop-live'],
    ['ExternalSecret of another service', 'external-secrets.io/v1', 'ExternalSecret', 'victim-secrets'],
    ['Service of another service', 'v1', 'Service', 'victim'],
  ])('is not replaced by an extra file: a %s', async (_, apiVersion, kind, name) => {
    const found = await codes({ extra: `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\n` });
    expect(found.some((code) => ['E357', 'E348'].includes(code)) || name === 'victim').toBe(true);
    if (kind !== 'ConfigMap') expect(found).not.toEqual([]);
  });
});

describe('a secret of another service', () => {
  test.each([
    ['a bundle', 'shop-live-victim-0a1b2c'],
    ['a master password', 'shop-live-data-postgres-0a1b2c'],
    ['an old bundle', 'shop-live-gone-ffffff'],
  ])('is not read by its name: %s', async (_, secret) => {
    expect(await told({ settings: `config: { secrets: { X: { secret: ${secret} } } }\n` })).toEqual([
      expect.stringMatching(/^evil.*config\.secrets\.X\.secret: expected .*\[E358\]$/),
    ]);
  });

  test('is not mounted, nor read as variables, by its name in the namespace', async () => {
    expect(
      await codes({ settings: 'volumes: [{ name: x, mountPath: /x, from: { secret: victim-secrets } }]\n' }),
    ).toEqual(['E358']);
    expect(await codes({ settings: 'config: { envFrom: [{ secretRef: { name: victim-bundle } }] }\n' })).toEqual([
      'E358',
    ]);
    expect(
      await codes({
        settings: `overrides: { kubernetes: { Deployment/evil: { spec: { template: { spec: { containers: [{ name: evil, envFrom: [{ secretRef: { name: victim-bundle } }] }] } } } } } }\n`,
      }),
    ).toEqual(['E358']);
  });

  test('is not read by rights at the API server', async () => {
    const rbac = (rule: string) => ({ settings: `security: { rbac: [${rule}] }\n` });
    for (const rule of [
      '{ resources: [secrets], verbs: [get] }',
      '{ resources: ["*"], verbs: [get] }',
      '{ apiGroups: ["*"], resources: [pods], verbs: [get] }',
      '{ resources: [serviceaccounts/token], verbs: [create] }',
      '{ resources: [pods/exec], verbs: [create] }',
      '{ apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create] }',
      '{ resources: [secrets], verbs: [get], resourceNames: [victim-secrets] }',
    ])
      expect(await codes(rbac(rule))).toEqual(['E359']);
    expect(await codes(rbac('{ resources: [secrets], verbs: [get], resourceNames: [evil-secrets] }'))).toEqual([]);
    expect(await codes(rbac('{ resources: [pods], verbs: [get, list] }'))).toEqual([]);
  });
});

test('what another service keeps is used only where its owner shares it', async () => {
  const claim =
    'deployment: { replicas: 1 }\nvolumes: [{ name: x, mountPath: /x, type: claim, existing: victim-data }]\n';
  expect(await told({ settings: claim })).toEqual([
    expect.stringMatching(
      /^evil.*volumes\.0.*got victim-data of victim: add security\.sharedWith: \[evil\] to its spec \[E358\]$/,
    ),
  ]);
  const sharing = service(
    'victim',
    'deployment: { replicas: 1 }\nsecurity: { sharedWith: [evil] }\nvolumes: [{ name: data, mountPath: /data, type: claim, size: 1Gi }]\n',
  ).replace('{ name: victim }', '{ name: victim, team: good }');
  expect(await codes({ settings: claim, victim: sharing })).toEqual([]);
});
