import { placed, service, shop, told } from '../../shop';

/** Problems of pods on a cluster with these pools. */
function found(pools: string, services: Readonly<Record<string, string>>, cloud = 'aws', region = 'eu-central-1') {
  const environment = `
stage: staging
cloud: ${cloud === 'ionos' ? 'local' : cloud}
${placed(cloud, region)}
cluster: { name: live, cloud: ${cloud}, nodePools: { ${pools} } }`;
  const texts = Object.fromEntries(Object.entries(services).map(([name, text]) => [name, service(name, text)]));
  const { problems } = shop({ environments: { live: environment }, services: texts });
  return told(problems.filter(({ code }) => ['W221', 'E383', 'E335'].includes(code)));
}

const pods = (replicas: string, requests: string, more = '') =>
  `deployment: { replicas: ${replicas}${more} }\nresources: { requests: ${requests} }`;
const cores = (replicas: string, more = '') => pods(replicas, '{ cpu: 1, memory: 1Mi }', more);

describe('pods of all services at their maximum', () => {
  test.each([
    ['general: { instanceType: m5.xlarge, min: 1, max: 2 }', '7.84', '2 x 3.92 of m5.xlarge'],
    ['general: { size: medium, min: 1, max: 2 }', '7.84', '2 x 3.92 of m7i.xlarge'],
    ['general: { size: small, min: 1, max: 4 }', '7.72', '4 x 1.93 of m7i.large'],
    ['general: { instanceTypes: [m5.2xlarge, m5.xlarge], max: 2 }', '7.84', '2 x 3.92 of m5.xlarge'],
  ])('have the cores of the nodes: %s', (pools, most, nodes) => {
    expect(found(pools, { api: cores('{ min: 1, max: 5 }'), web: cores('2') })).toEqual([]);
    expect(found(pools, { api: cores('{ min: 1, max: 6 }'), web: cores('2') })).toEqual([
      expect.stringMatching(
        new RegExp(
          `^api/deployment-config.yaml:7:\\d+ deployment.replicas: expected at most ${most} cores on the nodes of cluster live \\(general ${nodes} = ${most}\\), got 8: api 6 x 1 = 6, web 2 x 1 = 2; raise max of a pool, or lower replicas or requests \\[W221]$`,
        ),
      ),
    ]);
  });

  test('have their memory', () =>
    expect(found('general: { size: medium, max: 1 }', { api: pods('2', '{ cpu: 1m, memory: 7Gi }') })).toEqual([
      expect.stringContaining('expected at most 13.3Gi of memory on'),
    ]));

  test('count with their sidecars', () => {
    const beside = 'lifecycle: { sidecars: [{ name: proxy, image: "envoy:1", resources: { requests: { cpu: 1 } } }] }';
    expect(found('general: { size: medium, max: 1 }', { api: `${cores('2')}\n${beside}` })).toEqual([
      expect.stringContaining('got 4: api 2 x 2 = 4'),
    ]);
  });

  test('are held to the pools that they may use', () => {
    const pools = 'general: { size: medium, max: 9 }, batch: { size: medium, max: 1, labels: { for: batch } }';
    expect(found(pools, { api: cores('3', ', nodePool: batch') })).toEqual([]);
    expect(found(pools, { api: cores('4', ', nodePool: batch'), web: cores('20') })).toEqual([
      expect.stringContaining('(batch 1 x 3.92 of m7i.xlarge = 3.92), got 4: api 4 x 1 = 4'),
    ]);
  });

  test.each([
    ['deployment: { replicas: { min: 1, max: 2 } }', 'HorizontalPodAutoscaler/api: { spec: { maxReplicas: 9 } }'],
    ['deployment: { replicas: 2 }', 'Deployment/api: { spec: { replicas: 9 } }'],
  ])('count as overrides have them: %s, %s', (own, patch) =>
    expect(
      found('general: { size: medium, max: 1 }', {
        api: `${own}\nresources: { requests: { cpu: 1, memory: 1Mi } }\noverrides: { kubernetes: { ${patch} } }`,
      }),
    ).toEqual([expect.stringContaining('got 9: api 9 x 1 = 9')]),
  );

  test('leave nodes with taints to those that tolerate these', () => {
    const pools =
      'general: { size: medium, max: 1 }, own: { size: medium, max: 9, taints: [{ key: own, effect: NoSchedule }] }';
    expect(found(pools, { api: cores('4') })).toEqual([expect.stringContaining('(general 1 x 3.92')]);
    expect(found(pools, { api: cores('4', ', tolerations: [{ key: own, operator: Exists }]') })).toEqual([]);
  });

  test('have their GPUs', () => {
    const pools =
      'general: { size: medium, max: 9 }, gpu: { instanceType: g4dn.xlarge, max: 2, gpu: { type: nvidia-t4, count: 1 } }';
    const asks = (replicas: number) =>
      `deployment: { replicas: ${replicas} }\nresources: { gpu: 1, requests: { cpu: 100m, memory: 1Gi } }`;
    expect(found(pools, { api: asks(2) })).toEqual([]);
    expect(found(pools, { api: asks(3) })).toEqual([
      expect.stringContaining(
        'expected at most 2 GPUs on the nodes of cluster live (gpu 2 x 1 of g4dn.xlarge = 2), got 3',
      ),
    ]);
  });

  test('have room at their minimum when the cloud reclaims its spot machines', () => {
    const pools = 'general: { size: medium, max: 1 }, cheap: { size: medium, max: 9, spot: true }';
    expect(found(pools, { api: cores('{ min: 3, max: 20 }') })).toEqual([]);
    expect(found(pools, { api: cores('{ min: 4, max: 20 }') })).toEqual([
      expect.stringMatching(
        /expected at most 3\.92 cores for the fewest pods on nodes .* does not reclaim .* got 4: api 4 x 1/,
      ),
    ]);
  });

  test('may use what a cloud provisions by itself', () => {
    const of = (maximum: number) =>
      `general: { size: medium, max: 1 } }, google: { autoProvisioning: { cpu: { maximum: ${maximum} }, memoryGiB: { maximum: 99 } }`;
    expect(found(of(20), { api: cores('20') }, 'google', 'europe-west3')).toEqual([]);
    expect(found(of(20), { api: cores('21') }, 'google', 'europe-west3')).toEqual([
      expect.stringContaining(
        'expected at most 20 cores on the nodes of cluster live (of which google provisions no more)',
      ),
    ]);
  });

  test('are not held to machines of unknown size', () =>
    expect(found('general: { instanceType: u-6tb1.56xlarge, max: 1 }', { api: cores('2000') })).toEqual([]));
});

test.each([
  ['general: { instanceType: m5.xlarge }', 'general 4 cores, 16Gi'],
  ['general: { size: small }, large: { instanceType: c5.xlarge }', 'general 2 cores, 8Gi; large 4 cores, 8Gi'],
])('a pod that fits on no node is an error: %s', (pools, machines) =>
  expect(found(pools, { api: pods('1', '{ cpu: 4, memory: 1Gi }') })).toEqual([
    expect.stringMatching(
      new RegExp(`expected less than a node of cluster live has \\(${machines}\\), got 4 cores and 1024Mi .*E383`),
    ),
  ]),
);

test('a pod that fits a machine, but not beside its system, is a warning', () =>
  expect(found('general: { instanceType: m5.xlarge }', { api: pods('1', '{ cpu: 3950m, memory: 1Gi }') })).toEqual([
    expect.stringMatching(
      /resources\.requests: expected at most what pods get of a node of cluster live \(general 3\.92 cores, 13\.3Gi\), got 3\.95 cores and 1Gi for one pod of api; .*W221/,
    ),
  ]));
