import { codesOf, live, problemsOf, service, shop, shopOf, somewhere, told, unitOf, placed } from '../../shop';

const volume = (spec: string) => unitOf(`volumes: [{ name: data, mountPath: /data, ${spec} }]`).service.volumes[0]!;

describe('a volume', () => {
  test.each([
    ['readOnly: true', { type: 'emptyDir', memory: false }],
    ['medium: Memory, size: 1Gi, type: emptyDir', { type: 'emptyDir', size: '1Gi', memory: true }],
    [
      'type: ephemeral, size: 8Gi, storageClass: fast',
      { type: 'ephemeral', size: '8Gi', storageClass: 'io2', accessMode: 'ReadWriteOnce' },
    ],
    [
      'size: 1Gi, storageClass: gp2, accessMode: ReadOnlyMany, type: ephemeral',
      { type: 'ephemeral', size: '1Gi', storageClass: 'gp2', accessMode: 'ReadOnlyMany' },
    ],
    ['type: claim, existing: theirs', { type: 'existingClaim', claimName: 'theirs' }],
    ['type: secret, existing: s, items: { a: b }', { type: 'secret', name: 's', items: { a: 'b' } }],
    ['type: configMap', { type: 'configMap', name: 'data' }],
    ['existing: theirs', { type: 'existingClaim', claimName: 'theirs' }],
    ['existingClaim: theirs', { type: 'existingClaim', claimName: 'theirs' }],
    ['claimName: theirs', { type: 'existingClaim', claimName: 'theirs' }],
    ['type: pvc, claimName: theirs', { type: 'existingClaim', claimName: 'theirs' }],
    ['persistentVolumeClaim: { claimName: theirs }', { type: 'existingClaim', claimName: 'theirs' }],
    ['secretName: s', { type: 'secret', name: 's' }],
    ['configMapName: c, items: { a: b }', { type: 'configMap', name: 'c', items: { a: 'b' } }],
    ['medium: Memory', { type: 'emptyDir', memory: true }],
    ['medium: Memory, size: 1Gi', { type: 'emptyDir', size: '1Gi', memory: true }],
    ['sizeLimit: 1Gi', { type: 'emptyDir', size: '1Gi', memory: false }],
    ['emptyDir: { sizeLimit: 1Gi }, size: 1Gi', { type: 'emptyDir', size: '1Gi', memory: false }],
  ])('{ %s }', (spec, source) => expect(volume(spec).source).toEqual(source));

  test.each([
    ['[{ name: a, size: 1Gi }]', ['E310']],
    ['[{ name: a, type: claim }]', ['E309']],
    ['[{ name: a, size: 1Gi, type: claimTemplate }]', ['E309']],
    ['[{ name: a, mountPath: /x }, { name: a, mountPath: /y }]', ['E309']],
    ['[{ name: a, mountPath: /x }, { name: b, mountPath: /x }]', ['E309']],
    ['[{ name: a, storageClass: fast }]', ['E309']],
    ['[{ name: a, accessMode: ReadOnlyMany }]', ['E309']],
    ['[{ name: a, claimName: b, storageClass: fast }]', ['E309']],
    ['[{ name: a, items: { a: b } }]', ['E309']],
    ['[{ name: a, medium: Memory, storageClass: fast }]', ['E309']],
    ['[{ name: a, type: emptyDir, existing: b }]', ['E309']],
    ['[{ name: a, type: emptyDir, storageClass: fast }]', ['E309']],
    ['[{ name: a, type: secret, size: 1Gi }]', ['E309']],
    ['[{ name: a, type: ephemeral, claimName: b, size: 1Gi }]', ['E309']],
    ['[{ name: a, existing: b, claimName: c }]', ['E309']],
    ['[{ name: a, secretName: b, size: 1Gi }]', ['E309']],
    ['[{ name: a, secret: b, claim: c }]', ['E207']],
    ['[{ name: a, existingClaim: b, type: secret }]', ['E207']],
    ['[{ name: a, emptyDir: {}, configMap: b }]', ['E207']],
    ['[{ name: a, from: { secret: b, configMap: c } }]', ['E207']],
    ['[{ name: a, sizeLimit: 1Gi, storageClass: fast }]', ['E309']],
  ])('%s is wrong', (volumes, codes) => expect(codesOf(`volumes: ${volumes}`)).toEqual(codes));

  test.each([
    [
      'size: 1Gi, storageClass: fast',
      'volumes.0.size: aws: expected 4Gi at least for io2, got 1Gi; emitted 4Gi [W206]',
    ],
    ['size: 70Ti, storageClass: standard', 'volumes.0.size: expected 65536Gi at most for gp3 on aws, got 70Ti [E309]'],
    [
      'size: 1Gi, storageClass: shared',
      expect.stringMatching(/volumes\.0\.storageClass: expected an existing StorageClass, got efs: .* \[E375]$/),
    ],
  ])('{ %s } is more, or less, than AWS has', (spec, problem) => {
    const problems = problemsOf(`volumes: [{ name: data, type: ephemeral, ${spec} }]`);
    expect(problems.map((line) => (typeof problem === 'string' ? line.replace(/^\S+ /, '') : line))).toEqual([problem]);
  });

  test.each([
    ['accessMode: ReadWriteMany', 'gp3'],
    ['storageClass: fast, accessMode: ReadWriteMany', 'io2'],
    ['storageClass: gp2, accessMode: ReadWriteMany', 'gp2'],
  ])('{ %s } would be a disk under several nodes', (spec, made) =>
    expect(problemsOf(`volumes: [{ name: data, mountPath: /data, size: 8Gi, ${spec} }]`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `volumes\\.0\\.accessMode: expected storageClass: shared, since only one node can mount a volume of ${made} \\[E376]$`,
        ),
      ),
    ]),
  );

  test('of an existing cluster has an unknown default class', () => {
    const theirs = live.replace('name: live,', 'existing: live,');
    const api = service('api', 'volumes: [{ name: data, mountPath: /data, size: 8Gi, accessMode: ReadWriteMany }]');
    expect(told(shop({ environments: { live: theirs }, services: { api } }).problems)).toEqual([]);
  });

  test('is as large as its StorageClass makes it at the least', () =>
    expect(
      shopOf('volumes: [{ name: a, type: ephemeral, size: 1Gi, storageClass: fast }]').value.units[0]!.service,
    ).toMatchObject({ volumes: [{ source: { size: '4Gi', storageClass: 'io2' } }] }));

  test.each([
    ['azure', 'fast', '33Ti', 32767],
    ['google', 'standard', '65Ti', 65536],
  ])('is no larger than %s has', (cloud, storageClass, size, most) => {
    const there = `stage: staging\ncloud: ${cloud}\n${placed(cloud, somewhere[cloud]!)}`;
    const settings = `volumes: [{ name: a, type: ephemeral, size: ${size}, storageClass: ${storageClass} }]`;
    expect(told(shop({ environments: { there }, services: { api: service('api', settings) } }).problems)).toEqual([
      expect.stringMatching(new RegExp(`volumes\\.0\\.size: expected ${most}Gi at most .* got ${size} \\[E309]$`)),
    ]);
  });

  test('of many readers on AWS is one of a StorageClass that its cluster is said to have', () => {
    const settings = 'volumes: [{ name: a, size: 1Gi, storageClass: shared, accessMode: ReadWriteMany }]';
    const made = shop({
      environments: { live: live.replace('{ name: live,', '{ name: live, storageClasses: { shared: ours },') },
      services: { api: service('api', settings) },
    });
    expect(made.problems).toEqual([]);
    expect(made.value.units[0]!.service.volumes[0]!.source).toMatchObject({ storageClass: 'ours' });
  });

  test('for one pod is right under one', () => {
    expect(codesOf('deployment: { replicas: 1 }\nvolumes: [{ name: a, size: 1Gi }]')).toEqual([]);
  });
});
