import { home, service, shop, told } from '../../shop';

function found(quota: string, services: Readonly<Record<string, string>>): string[] {
  const texts = Object.fromEntries(Object.entries(services).map(([name, text]) => [name, service(name, text)]));
  return told(shop({ environments: { home: `${home}\nquota: { ${quota} }\n${limits}` }, services: texts }).problems);
}

const pods =
  'deployment: { replicas: { min: 1, max: 4 } }\nresources: { requests: { cpu: 500m, memory: 1Gi }, limits: { cpu: 1, memory: 2Gi } }';
const disk =
  'deployment: { replicas: 1 }\nvolumes: [{ name: data, mountPath: /data, type: claim, size: 50Gi, storageClass: fast }]';
const disks =
  'service: { type: stateful, image: { tag: "1" } }\ndeployment: { replicas: 3 }\nvolumes: [{ name: data, mountPath: /data, type: claimTemplate, size: 10Gi }]';

/** Defaults, which a quota needs. */
const limits = 'limits: { default: { cpu: 1, memory: 1Gi } }';

describe('the quota of a namespace', () => {
  test.each([
    ['requests.cpu', '2', '1.9', 'expected at most 1.9 of requests.cpu, .*, got 2: api 4 x 0.5 = 2;', pods],
    ['cpu', '2', '1', 'expected at most 1 of cpu, .*, got 2: api 4 x 0.5 = 2;', pods],
    [
      'requests.memory',
      '4Gi',
      '4000Mi',
      'expected at most 3.91Gi of requests.memory, .*, got 4Gi: api 4 x 1Gi = 4Gi;',
      pods,
    ],
    ['limits.cpu', '4', '3', 'expected at most 3 of limits.cpu, .*, got 4: api 4 x 1 = 4;', pods],
    ['limits.memory', '8Gi', '7Gi', 'expected at most 7Gi of limits.memory, .*, got 8Gi: api 4 x 2Gi = 8Gi;', pods],
    ['pods', '4', '3', 'expected at most 3 of pods, .*, got 4: api 4 x 1 = 4;', pods],
    [
      'persistentvolumeclaims',
      '1',
      '0',
      'expected at most 0 of persistentvolumeclaims, .*, got 1: api 1 claim = 1;',
      disk,
    ],
    [
      'persistentvolumeclaims',
      '3',
      '2',
      'expected at most 2 of persistentvolumeclaims, .*, got 3: api 3 claims = 3;',
      disks,
    ],
    [
      'requests.storage',
      '50Gi',
      '40Gi',
      'expected at most 40Gi of requests.storage, .*, got 50Gi: api 1 claim = 50Gi;',
      disk,
    ],
    [
      'requests.storage',
      '30Gi',
      '29Gi',
      'expected at most 29Gi of requests.storage, .*, got 30Gi: api 3 claims = 30Gi;',
      disks,
    ],
  ])('of %s holds %s and not %s', (resource, enough, less, message, text) => {
    expect(found(`${resource}: ${enough}`, { api: text })).toEqual([]);
    expect(found(`${resource}: ${less}`, { api: text })).toEqual([
      expect.stringMatching(new RegExp(`^api/.* ${message} .* \\[W222]$`)),
    ]);
  });

  test('is of all services of the namespace together, and is told at the largest', () =>
    expect(found('requests.cpu: 2', { api: pods, web: 'resources: { requests: { cpu: 1m } }' })).toEqual([
      expect.stringMatching(/^api\/.*got 2: api 4 x 0\.5 = 2, web 1 x 0 = 0;/),
    ]));
});
