import { codesOf, platform, problemsOf, service, shop, told, unitOf } from '../../shop';

const image = (spec: string) => unitOf(`service: { image: ${spec} }`).service.workload.image;

describe('an image', () => {
  test.each([
    ['{ tag: "1.0" }', 'ghcr.io/acme/api:1.0', '1.0'],
    ['docker.io/library/redis:7', 'docker.io/library/redis:7', '7'],
    ['{ repository: redis, registry: quay.io, tag: a }', 'quay.io/redis:a', 'a'],
    [`{ tag: a, digest: "sha256:${'0'.repeat(64)}" }`, `ghcr.io/acme/api@sha256:${'0'.repeat(64)}`, 'a'],
    ['my-a:1', 'ghcr.io/acme/my-a:1', '1'],
    ['team/my-a:1', 'ghcr.io/acme/team/my-a:1', '1'],
    ['{ repository: my-a, tag: 1 }', 'ghcr.io/acme/my-a:1', '1'],
    ['localhost/a:1', 'localhost/a:1', '1'],
    ['registry:5000/a/b:1', 'registry:5000/a/b:1', '1'],
    ['{ repository: "quay.io/a/b", tag: 1 }', 'quay.io/a/b:1', '1'],
    ['{ registry: "registry:5000/team/", tag: 1 }', 'registry:5000/team/api:1', '1'],
    [`my-a@sha512:${'a'.repeat(128)}`, `ghcr.io/acme/my-a@sha512:${'a'.repeat(128)}`, 'aaaaaaaaaaaa'],
  ])('%s is %s', (spec, reference, version) => expect(image(spec)).toMatchObject({ reference, version }));

  test.each([
    '{ repository: "nginx:1.27", tag: 1.28 }',
    '{ repository: "nginx:1.27" }',
    '{ repository: "quay.io/nginx:1.27", tag: a }',
    `{ repository: "nginx@sha256:${'0'.repeat(64)}", tag: a }`,
    '{ registry: "https://quay.io", tag: a }',
    '{ registry: "docker://quay.io/acme", tag: a }',
    '{ registry: "quay.io/acme:1", tag: a }',
    '{ repository: "quay.io/a", registry: ghcr.io, tag: a }',
    '{ repository: a//b, tag: a }',
    '{ repository: a/, tag: a }',
    '{ repository: a..b, tag: a }',
    '{ repository: a-, tag: a }',
    '{ repository: Acme/api, tag: a }',
    '{ tag: "a:b" }',
    '{ tag: ".a" }',
    `{ tag: ${'a'.repeat(129)} }`,
    '{ digest: "sha256:abc" }',
    `{ repository: ${'a/'.repeat(125)}a, tag: a }`,
    'https://quay.io/a:1',
    'a:1:2',
    '"a:"',
    'a/:1',
    '"a: b"',
    '-a:1',
  ])('%s is none', (spec) => {
    for (const settings of [
      `service: { image: ${spec} }`,
      `service: { image: { tag: x } }\nlifecycle: { sidecars: [{ name: a, image: ${spec} }] }`,
    ])
      expect(codesOf(settings)).toEqual([expect.stringMatching(/^E20[3-7]$/)]);
  });

  test('of a sidecar stands in the platform’s registry too', () => {
    const { sidecars } = unitOf('lifecycle: { sidecars: [{ name: a, image: "proxy:1" }] }').service.lifecycle;
    expect(sidecars[0]!.image.reference).toBe('ghcr.io/acme/proxy:1');
  });

  test.each(['https://ghcr.io/acme', 'ghcr.io/acme:1', 'ghcr.io//acme', 'Ghcr.io', 'ghcr.io/acme?x'])(
    'stands in no registry %s',
    (registry) => {
      const { problems } = shop({
        platform: platform.replace('ghcr.io/acme', JSON.stringify(registry)),
        services: { api: service('api') },
      });
      expect(told(problems)).toEqual([expect.stringMatching(/^platform\.yaml:.* registry: .*\[E20\d\]$/)]);
    },
  );

  test('without tag and digest is an error', () => expect(codesOf('service: { type: api }')).toEqual(['E302']));

  test('that moves is warned of', () => expect(codesOf('service: { image: { tag: latest } }')).toEqual(['W201']));
});

describe('a type', () => {
  const typed = (more: string) => codesOf(`service: { image: { tag: a }, ${more} }`);

  test('of cron needs a schedule, and nothing else may have one', () => {
    expect(typed('type: cron')).toEqual(['E301']);
    expect(typed('schedule: "0 3 * * *"')).toEqual(['E301']);
    expect(typed('type: cron, schedule: "0 3 * * *"')).toEqual([]);
  });

  test.each([
    ['api', 'backoffLimit: 1'],
    ['worker', 'suspend: true'],
    ['stateful', 'parallelism: 2'],
    ['job', 'ttlAfterFinished: 60'],
    ['job', 'concurrencyPolicy: Allow'],
    ['cron', 'schedule: "@daily", replicas: 3'],
  ])('of %s has no use for %s, and says so', (type, more) => expect(typed(`type: ${type}, ${more}`)).toEqual(['W205']));

  test('of edge has no use for an image, and needs a cloud with Workers', () =>
    expect(typed('type: edge')).toEqual(['W205', 'E322']));

  test('says which line it has no use for', () => {
    expect(problemsOf('service: { image: { tag: a }, type: job, ttlAfterFinished: 60 }')).toEqual([
      'api/deployment-config.yaml:6:62 service.ttlAfterFinished: ttlAfterFinished: no effect for a service of type job; emitted without it [W205]',
    ]);
  });

  test('never lets a job delete itself, since Flux would run it again', () => {
    const { value } = { value: unitOfJob() };
    expect(value.service.batch.ttlSecondsAfterFinished).toBeUndefined();
  });
});

function unitOfJob() {
  return unitOf('service: { image: { tag: a }, type: job }');
}
