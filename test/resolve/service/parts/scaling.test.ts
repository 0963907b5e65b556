import { codesOf, unitOf, shopOf } from '../../shop';

const scaling = (deployment: string) => unitOf(`deployment: { ${deployment} }`).service.scaling;

describe('replicas', () => {
  test('are a number', () => expect(scaling('replicas: 3')).toEqual({ replicas: 3 }));

  test('of a range make an autoscaler by CPU', () => {
    expect(scaling('replicas: { min: 2, max: 9 }')).toEqual({
      replicas: 2,
      autoscaling: { min: 2, max: 9, metrics: [{ type: 'cpu', target: 70 }], behavior: undefined },
    });
  });

  test('follow metrics, as fast as they may', () => {
    const more =
      'scaling: { cpu: 50%, memory: 80, custom: [{ name: depth, target: 5 }], scaleDown: { stabilizationWindow: 5m } }';
    expect(scaling(`replicas: { max: 9 }, ${more}`).autoscaling).toEqual({
      min: 2,
      max: 9,
      metrics: [
        { type: 'cpu', target: 50 },
        { type: 'memory', target: 80 },
        { type: 'pods', name: 'depth', target: '5' },
      ],
      behavior: { scaleUp: undefined, scaleDown: expect.objectContaining({ stabilizationWindowSeconds: 300 }) },
    });
  });

  test.each([
    ['{ min: 5, max: 2 }', ['E303']],
    ['{ min: 0, max: 2 }', ['E303']],
    ['0', []],
  ])('%s', (replicas, codes) => expect(codesOf(`deployment: { replicas: ${replicas} }`)).toEqual(codes));
});

describe('a drain', () => {
  test.each([
    ['replicas: 2, disruption: { minAvailable: 2 }', ['E318']],
    ['replicas: 2, disruption: { minAvailable: 100% }', ['E318']],
    ['replicas: 2, disruption: { minAvailable: 1 }', []],
    ['replicas: 1, disruption: { minAvailable: 1 }', ['W206']],
    ['replicas: { min: 1, max: 4 }, disruption: { minAvailable: 1 }', ['W206']],
    ['replicas: 3, disruption: { minAvailable: 67% }', ['W206']],
    ['replicas: 3, disruption: { minAvailable: 66% }', []],
  ])('of %s', (deployment, codes) => expect(codesOf(`deployment: { ${deployment} }`)).toEqual(codes));
});

test('a share that is rounded up to all pods lets one go at a time', () =>
  expect(
    shopOf('deployment: { replicas: 3, disruption: { minAvailable: 67% } }').value.units[0]!.service.scheduling,
  ).toMatchObject({ maxUnavailable: 1 }));

describe('pods', () => {
  const scheduling = (deployment: string) => unitOf(`deployment: { ${deployment} }`).service.scheduling;

  test('are spread over zones and nodes as soon as there may be two', () => {
    expect(scheduling('replicas: { min: 1, max: 5 }').spread).toHaveLength(2);
    expect(scheduling('replicas: 1').spread).toEqual([]);
    expect(scheduling('replicas: 3, topology: none').spread).toEqual([]);
    expect(scheduling('replicas: 3, topology: [{ topologyKey: rack }]').spread).toEqual([
      { topologyKey: 'rack', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  });

  test('have a budget only where one may go', () => {
    expect([scheduling('replicas: 1').minAvailable, scheduling('replicas: 2').minAvailable]).toEqual([
      undefined,
      '50%',
    ]);
  });

  test('have priorities that the platform knows', () => {
    expect(codesOf('deployment: { priority: critical }')).toEqual(['E305']);
    expect(codesOf('deployment: { priority: system-cluster-critical }')).toEqual([]);
  });
});

describe('a rollout', () => {
  const codes = (strategy: string, type = 'api') =>
    codesOf(`service: { type: ${type}, image: { tag: a } }\ndeployment: { strategy: ${strategy} }`);

  test.each([
    ['Recreate', 'api', []],
    ['OnDelete', 'api', ['E304']],
    ['Recreate', 'stateful', ['E304']],
    ['Canary', 'api', ['W100']],
    ['blue-green', 'api', ['W100']],
    ['{ type: Recreate, rollingUpdate: { maxSurge: 1 } }', 'api', ['W205']],
    ['{ type: RollingUpdate, rollingUpdate: { maxSurge: 1 } }', 'stateful', ['W205']],
  ])('%s of %s', (strategy, type, expected) => expect(codes(strategy, type)).toEqual(expected));
});
