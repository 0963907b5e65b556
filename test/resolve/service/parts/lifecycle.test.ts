import { codesOf, unitOf } from '../../shop';

const lifecycle = (spec: string) => unitOf(`lifecycle: { ${spec} }`).service.lifecycle;

describe('a lifecycle', () => {
  test('waits until gateways know that a pod is going', () => {
    expect(lifecycle('')).toEqual({
      postStart: undefined,
      preStop: { type: 'sleep', seconds: 5 },
      terminationGracePeriodSeconds: 30,
      initContainers: [],
      sidecars: [],
    });
  });

  test.each([
    ['sleep: 29s', { type: 'sleep', seconds: 29 }],
    ['exec: [a]', { type: 'exec', command: ['a'] }],
    ['http: { path: /x, port: 9 }', { type: 'http', path: '/x', port: 9 }],
  ])('stops by { %s }', (spec, hook) => expect(lifecycle(`preStop: { ${spec} }`).preStop).toEqual(hook));

  test.each(['', 'sleep: 1s, exec: [a]'])('knows no hook like { %s }', (spec) =>
    expect(codesOf(`lifecycle: { preStop: { ${spec} } }`)).toEqual(['E315']),
  );

  test('gives a container beside the service the same image and variables, unless it has its own', () => {
    const [own, other] = lifecycle('sidecars: [{ name: a }, { name: b, image: "x:1" }]').sidecars;
    expect(own).toMatchObject({ image: { reference: 'ghcr.io/acme/api:1.0' }, inheritVariables: true });
    expect(other).toMatchObject({ image: { reference: 'ghcr.io/acme/x:1' }, inheritVariables: false });
  });

  test.each([
    'sidecars: [{ name: api }]',
    'initContainers: [{ name: a }], sidecars: [{ name: a }]',
    'sidecars: [{ name: a, mounts: [{ volume: none, mountPath: /x }] }]',
  ])('refuses containers that clash: %s', (spec) => expect(codesOf(`lifecycle: { ${spec} }`)).toEqual(['E319']));
});
