import { codesOf, problemsOf, unitOf } from '../../shop';

const resources = (spec: string) => unitOf(`resources: { ${spec} }`, 'home').service.resources;

describe('resources', () => {
  test('limit memory to its request by default, and never CPU', () => {
    expect(resources('requests: { cpu: 1, memory: 1Gi }')).toEqual({
      requests: { cpu: '1', memory: '1Gi' },
      limits: { memory: '1Gi' },
    });
  });

  test('take a GPU in both', () => {
    expect(resources('gpu: 2')).toMatchObject({
      requests: { 'nvidia.com/gpu': '2' },
      limits: { 'nvidia.com/gpu': '2' },
    });
    expect(resources('gpu: 0').requests).not.toHaveProperty(['nvidia.com/gpu']);
  });

  test('of extended kinds must be equal, and are said to be made so', () => {
    expect(problemsOf('resources: { requests: { gpu: 1 }, limits: { gpu: 2 } }', 'home')).toEqual([
      'api/deployment-config.yaml:7:26 resources.requests: nvidia.com/gpu: requests 1, limits 2: must be equal; emitted 1 [W204]',
    ]);
  });

  test.each([
    ['requests: { memory: 2Gi }, limits: { memory: 1Gi }', ['E306']],
    ['requests: { cpu: 1500m }, limits: { cpu: 1 }', ['E306']],
    ['requests: { memory: 1024Mi }, limits: { memory: 1Gi }', []],
  ])('%s', (spec, codes) => expect(codesOf(`resources: { ${spec} }`)).toEqual(codes));
});
