import { placed, service, shop } from '../shop';

const regions = { aws: 'eu-central-1', azure: 'eastus', google: 'us-central1' } as const;

/** The cluster that an environment of one cloud describes. */
function clusterOf(cloud: keyof typeof regions, cluster: string) {
  const there = `stage: staging
cloud: ${cloud}
${placed(cloud, regions[cloud])}
cluster: ${cluster}`;
  const { value, problems } = shop({ environments: { there }, services: { api: service('api') } });
  expect(problems).toEqual([]);
  return value.clusters[0]!;
}

const gpu = 'gpu: { type: t4, count: 1 }';

test('EKS scales pools by an autoscaler of its own, of the version of Kubernetes, for this cluster alone', () => {
  const { components, values } = clusterOf('aws', '{ name: main, nodePools: { general: { min: 1, max: 3 } } }');
  expect(components).toContain('cluster-autoscaler');
  expect(values).toEqual({
    'cluster-autoscaler': {
      cloudProvider: 'aws',
      awsRegion: 'eu-central-1',
      autoDiscovery: { clusterName: 'shop-main' },
      image: { tag: 'v1.35.0' },
    },
  });
});

test.each([
  ['aws', '{ nodePools: { general: { min: 2, max: 2 } } }', []],
  ['aws', `{ nodePools: { gpu: { min: 2, max: 2, ${gpu} } } }`, ['nvidia-device-plugin']],
  ['aws', `{ existing: theirs }`, []],
  ['azure', '{ nodePools: { general: { min: 1, max: 3 } } }', []],
  ['azure', `{ nodePools: { general: {}, gpu: { ${gpu} } } }`, ['nvidia-device-plugin']],
  ['google', `{ nodePools: { general: {}, gpu: { ${gpu} } } }`, []],
] as const)('on %s a cluster %s needs just %j', (cloud, cluster, names) =>
  expect(Object.keys(clusterOf(cloud, cluster).values ?? {})).toEqual(names),
);
