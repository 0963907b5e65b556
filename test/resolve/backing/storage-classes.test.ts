import { facts } from '../../../lib/providers/facts';
import { live, placement, platform, service, shop, somewhere, told } from '../shop';

/** An environment on a cluster that we make there. */
const on = (cloud: string, cluster = '') => `
stage: staging
cloud: local
${placement(cloud, somewhere[cloud]!)}
state: { backend: s3, store: shopstate, region: eu-central-1 }
cluster: { cloud: ${cloud}${cloud === 'ionos' ? ', version: "1.35.4"' : ''}${cluster} }
`;

const volume = (storageClass: string) =>
  service(
    'api',
    `volumes: [{ name: data, mountPath: /data, type: ephemeral, size: 200Gi, storageClass: ${storageClass} }]`,
  );

const problems = (environment: string, api: string, words = '') =>
  told(shop({ platform: platform + words, environments: { there: environment }, services: { api } }).problems);

describe('a StorageClass', () => {
  const clouds = ['aws', 'azure', 'google', 'ionos'] as const;
  const known = clouds.flatMap((cloud) =>
    [
      ...(facts[cloud]!.knownStorageClasses?.({}) ?? []),
      ...(facts[cloud]!.madeStorageClasses ?? []).map(({ name }) => name),
    ].map((name) => [cloud, name] as const),
  );
  // `standard` is a neutral name as well.
  const names = [...new Set(known.map(([, name]) => name))].filter((name) => name !== 'standard');

  test.each(clouds)('of any cloud passes on a cluster of %s that has it, and on no other', (cloud) => {
    const all = names.map(
      (name, n) => `{ name: d${n}, mountPath: /d${n}, type: ephemeral, size: 200Gi, storageClass: ${name} }`,
    );
    const strange = names.filter((name) => !known.some((one) => one[0] === cloud && one[1] === name));
    expect(strange.length).toBeGreaterThan(5);
    expect(problems(on(cloud), service('api', `volumes: [${all.join(', ')}]`))).toEqual(
      strange.map((name) =>
        expect.stringMatching(`storageClass: expected an? (existing )?StorageClass.*got ${name}[;:].*E375`),
      ),
    );
  });

  test.each(clouds)('of a wrong neutral name on %s is named beside the right one', (cloud) =>
    expect(problems(on(cloud), volume('stadard'))).toEqual([
      expect.stringMatching(
        /got stadard; did you mean standard\? list a further class of there under cluster\.storageClasses .*E375/,
      ),
    ]),
  );

  test('that stands on an option of the cluster says so', () => {
    expect(problems(on('google', ', google: { sharedStorage: false }'), volume('shared'))).toEqual([
      expect.stringMatching(/got standard-rwx: it needs Filestore: set cluster.google.sharedStorage: true \[E375]/),
    ]);
    expect(problems(on('azure', ', azure: { blobDriver: true }'), volume('azureblob-nfs-premium'))).toEqual([]);
    expect(problems(on('ionos'), volume('shared'))).toEqual([expect.stringMatching(/got nfs-client: .* \[E375]/)]);
  });

  test.each([', storageClasses: [ceph.fast]', ', storageClasses: { quick: ceph.fast }'])(
    'that a cluster of ours is said to have passes: %s',
    (listed) => {
      expect(problems(on('aws', listed), volume('ceph.fast'))).toEqual([]);
      expect(problems(on('aws', listed), volume('gp3'))).toEqual([]);
    },
  );

  test('of an existing cluster is a listed one, or one of the platform’s mapping', () => {
    const theirs = on('aws', ', existing: theirs, storageClasses: { fast: quick, standard: plain }');
    expect(problems(theirs, volume('fast'))).toEqual([]);
    expect(problems(theirs, volume('gp2'))).toEqual([expect.stringContaining('got gp2')]);
    const unlisted = on('aws', ', existing: theirs');
    expect(problems(unlisted, volume('quick'))).toEqual([expect.stringContaining('got quick')]);
    expect(problems(unlisted, volume('quick'), 'storageClasses: { fast: quick }')).toEqual([]);
  });

  test('of platform.yaml that no cluster has is wrong there, once', () =>
    expect(problems(on('ionos'), volume('fast'), 'storageClasses: { fast: managed-csi }')).toEqual([
      expect.stringMatching(/^platform\.yaml:.* storageClasses\.fast: .* got managed-csi;.*E375/),
    ]));

  test('of platform.yaml that one cluster lacks is wrong where it is used', () => {
    const found = shop({
      platform: `${platform}storageClasses: { fast: premium-rwo }`,
      environments: { one: on('google'), two: on('aws') },
      services: { api: volume('fast') },
    });
    expect(told(found.problems)).toEqual([
      expect.stringMatching(/^api.*volumes\.0\.storageClass: .*of two on aws.* got premium-rwo/),
    ]);
  });

  test.each([
    ['a backing', 'integrations: { database: { cloud: local, local: { storageClass: gp9 } } }', 'local.storageClass'],
    [
      'an override',
      'volumes: [{ name: d, size: 8Gi }]\ndeployment: { replicas: 1 }\noverrides: { kubernetes: { PersistentVolumeClaim/api-d: { spec: { storageClassName: gp9 } } } }',
      'PersistentVolumeClaim/api-d',
    ],
  ])('of %s is checked', (_, settings, path) =>
    expect(problems(live, service('api', settings))).toEqual([
      expect.stringMatching(
        new RegExp(`${path}: expected an? (existing )?StorageClass.* got gp9; did you mean gp2\\?.*E375`),
      ),
    ]),
  );

  test('of a shared backing is checked', () =>
    expect(
      problems(`${on('aws')}shared: { postgres: { kind: database, local: { storageClass: gp9 } } }`, service('api')),
    ).toEqual([expect.stringMatching(/shared\.postgres\.local\.storageClass: .* got gp9/)]));
});
