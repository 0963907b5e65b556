import { codesOf, problemsOf, unitOf } from '../shop';

const image = (spec: string) => unitOf(`service: { image: ${spec} }`).service.workload.image;

describe('an image', () => {
  test.each([
    ['{ tag: "1.0" }', 'ghcr.io/acme/api:1.0', '1.0'],
    ['docker.io/library/redis:7', 'docker.io/library/redis:7', '7'],
    ['{ repository: redis, registry: quay.io, tag: a }', 'quay.io/redis:a', 'a'],
    [`{ tag: a, digest: "sha256:${'0'.repeat(64)}" }`, `ghcr.io/acme/api@sha256:${'0'.repeat(64)}`, 'a'],
  ])('%s is %s', (spec, reference, version) => expect(image(spec)).toMatchObject({ reference, version }));

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
      'api/deployment-config.yaml:6:62 service.ttlAfterFinished: ttlAfterFinished: a service of type job has no use for it; emitted without it [W205]',
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
