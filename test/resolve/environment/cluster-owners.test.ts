import { service, shop } from '../shop';

const place = {
  aws: ['eu-central-1', '"111111111111"', 's3'],
  azure: ['eastus', '00000000-0000-0000-0000-000000000002', 'azurerm'],
  google: ['us-central1', 'acme-live', 'gcs'],
} as const;

/** An environment of one cloud with such a cluster. */
function on(cloud: keyof typeof place, cluster: string, more = ''): string {
  const [region, account, backend] = place[cloud];
  return `stage: staging
cloud: ${cloud}
placements: { ${cloud}: { region: ${region}, account: ${account}${cloud === 'azure' ? `, deployers: [${account}]` : ''} } }
state: { backend: ${backend}, store: shopstate, region: ${region} }
cluster: ${cluster}
${more}`;
}

const scaled = service(
  'api',
  'deployment: { replicas: { min: 2, max: 4 } }\nnetworking: { port: 8080, ingress: { enabled: true } }',
);

function clusterOf(environment: string) {
  const { value, problems } = shop({ environments: { there: environment }, services: { api: scaled } });
  return { ...value.clusters[0]!, problems: problems.map(({ code, path }) => `${code} ${path}`) };
}

test.each(['aws', 'azure', 'google'] as const)(
  'on a cluster on %s that is there already, nothing is installed that nobody asked for by name',
  (cloud) => {
    const { components, external, storageClasses, deliveries } = clusterOf(on(cloud, '{ existing: theirs }'));
    expect(components).toEqual([]);
    expect(external).toEqual(['cert-manager', 'envoy-gateway', 'metrics-server']);
    expect(storageClasses).toEqual([]);
    expect(deliveries[0]!.components).toEqual(external);
  },
);

test('what is asked for by name is installed in it, whether something uses it or not', () =>
  expect(
    clusterOf(on('aws', '{ existing: theirs, components: { cert-manager: installed, kong: installed } }')),
  ).toMatchObject({ components: ['cert-manager', 'kong'], external: ['envoy-gateway', 'metrics-server'] }));

test('in a cluster of Strata, external controllers are not installed', () =>
  expect(clusterOf(on('aws', '{ components: { cert-manager: external } }'))).toMatchObject({
    components: ['cluster-autoscaler', 'envoy-gateway', 'metrics-server'],
    external: ['cert-manager'],
  }));

test.each([
  ['aws', true],
  ['azure', false],
  ['google', false],
] as const)('on %s, it is %s that a cluster needs a metrics-server of its own', (cloud, needs) => {
  const { components, external, problems } = clusterOf(on(cloud, '{ name: main }'));
  expect([components.includes('metrics-server'), external!.includes('metrics-server')]).toEqual([needs, !needs]);
  expect(problems).toEqual([]);
});

test.each(['azure', 'google'] as const)(
  'who asks for a second metrics-server on %s is told that there is one',
  (cloud) => {
    const { components, problems } = clusterOf(on(cloud, '{ components: { metrics-server: installed } }'));
    expect(components).not.toContain('metrics-server');
    expect(problems).toEqual(['W206 cluster.components.metrics-server']);
  },
);

test('an autoscaler of nodes is installed only where the cluster is made', () =>
  expect(
    shop({
      environments: { there: on('aws', '{ existing: theirs, components: { cluster-autoscaler: installed } }') },
      services: { api: service('api') },
    }).problems,
  ).toMatchObject([{ code: 'E394', path: 'cluster.components.cluster-autoscaler' }]));

test('an environment that is removed has nothing delivered, and keeps its namespaces', () => {
  const { value, problems } = shop({
    environments: {
      live: on('aws', '{ name: main }'),
      next: on('aws', 'live', 'removed: true'),
    },
    services: { api: scaled },
  });
  expect(problems.filter(({ code }) => code.startsWith('E'))).toEqual([]);
  const [cluster] = value.clusters;
  expect(value.clusters).toHaveLength(1);
  expect(cluster!.deliveries.map(({ environment }) => environment)).toEqual(['live']);
  expect(cluster!.hosts).toMatchObject([{ host: 'live.example.com', tls: true }]);
  expect(cluster!.namespaces.map(({ name, environment: { removed } }) => [name, removed])).toEqual([
    ['shop-live', undefined],
    ['shop-next', true],
  ]);
});

test.each([
  ['the same existing cluster', '{ existing: theirs }', '{ name: other, existing: theirs }'],
  ['clusters of one name', '{ name: main, existing: theirs }', '{ name: main, existing: others }'],
])('two environments that describe %s are an error at the second', (_, first, second) => {
  const { problems } = shop({
    environments: { live: on('aws', first), next: on('aws', second) },
    services: { api: service('api') },
  });
  expect(problems.filter(({ code }) => code === 'E393')).toMatchObject([
    { file: 'apps/shop/environments/next.yaml', path: 'cluster', message: expect.stringContaining('write cluster: ') },
  ]);
});

test('clusters of one name in two accounts are two', () => {
  const { problems } = shop({
    environments: {
      live: on('aws', '{ existing: theirs }'),
      next: on('aws', '{ existing: theirs }').replace('111111111111', '222222222222').replace('shopstate', 'shopnext'),
    },
    services: { api: service('api') },
  });
  expect(problems).toEqual([]);
});
