import { codesOf, unitOf } from '../shop';

const volume = (spec: string) => unitOf(`volumes: [{ name: data, mountPath: /data, ${spec} }]`).service.volumes[0]!;

describe('a volume', () => {
  test.each([
    ['readOnly: true', { type: 'emptyDir', memory: false }],
    ['medium: Memory, size: 1Gi, type: emptyDir', { type: 'emptyDir', size: '1Gi', memory: true }],
    [
      'type: ephemeral, size: 1Gi, storageClass: fast',
      { type: 'ephemeral', size: '1Gi', storageClass: 'io2', accessMode: 'ReadWriteOnce' },
    ],
    [
      'size: 1Gi, accessMode: ReadWriteMany',
      { type: 'claim', claimName: 'api-data', size: '1Gi', accessMode: 'ReadWriteMany' },
    ],
    ['type: claim, existing: theirs', { type: 'existingClaim', claimName: 'theirs' }],
    ['type: secret, existing: s, items: { a: b }', { type: 'secret', name: 's', items: { a: 'b' } }],
    ['type: configMap', { type: 'configMap', name: 'data' }],
  ])('{ %s }', (spec, source) => expect(volume(spec).source).toEqual(source));

  test.each([
    ['[{ name: a, size: 1Gi }]', ['E310']],
    ['[{ name: a, type: claim }]', ['E309', 'E310']],
    ['[{ name: a, size: 1Gi, type: claimTemplate }]', ['E309']],
    ['[{ name: a, mountPath: /x }, { name: a, mountPath: /y }]', ['E309']],
    ['[{ name: a, mountPath: /x }, { name: b, mountPath: /x }]', ['E309']],
  ])('%s is wrong', (volumes, codes) => expect(codesOf(`volumes: ${volumes}`)).toEqual(codes));

  test('for one pod is right under one', () => {
    expect(codesOf('deployment: { replicas: 1 }\nvolumes: [{ name: a, size: 1Gi }]')).toEqual([]);
  });
});
