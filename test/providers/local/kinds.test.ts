import type { Has } from '../../../lib/model/facts';
import { local } from '../../../lib/providers/local';
import { facts } from '../../../lib/providers/local/facts';
import { Chart, App } from 'cdk8s';
import { type Manifest, name, objects, only, options } from './stand';

const argsOf = (all: readonly Manifest[]): string[] => only(all, 'StatefulSet').spec.template.spec.containers[0].args;
const file = (all: readonly Manifest[], key: string): string => only(all, 'ConfigMap').data![key]!;
const keysOf = ({ spec }: Manifest): string[] =>
  spec.dataFrom.map(({ rewrite }: { rewrite: { regexp: { target: string } }[] }) => rewrite[0]!.regexp.target);

test.each(['database', 'bucket'] as const)(
  'the credentials of a %s are drawn once, outlive it, and hold every key that clients read',
  (kind) => {
    const drawn = only(objects(kind), 'ExternalSecret');
    const { secretKeys } = facts.kinds[kind] as unknown as Has<'database'>;
    const read = Object.values(secretKeys!({ name, options: options[kind] } as never));
    expect(drawn.spec).toMatchObject({
      refreshPolicy: 'CreatedOnce',
      target: { name: `${name}-credentials`, creationPolicy: 'Orphan' },
    });
    expect(drawn.metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' });
    expect(read.map(({ secret }) => secret)).toEqual(read.map(() => `${name}-credentials`));
    expect(keysOf(drawn)).toEqual(expect.arrayContaining(read.map(({ key }) => key)));
  },
);

test.each(['database', 'bucket'] as const)('a %s reads its passwords from that secret alone', (kind) => {
  const env = only(objects(kind), 'StatefulSet').spec.template.spec.containers[0].env as {
    name: string;
    value?: string;
    valueFrom?: object;
  }[];
  const secret = env.filter(({ name }) => /PASSWORD$|_KEY$/.test(name));
  expect(secret.length).toBeGreaterThan(0);
  for (const { value, valueFrom } of secret) {
    expect(value).toBeUndefined();
    expect(valueFrom).toMatchObject({ secretKeyRef: { name: `${name}-credentials` } });
  }
});

test.each([
  ['postgres', '17', 'docker.io/library/postgres:17-alpine'],
  ['mysql', '8.4', 'docker.io/library/mysql:8.4'],
] as const)('%s %s is its official image of that version', (engine, version, image) => {
  const { spec } = only(objects('database', { engine, version }), 'StatefulSet');
  expect(spec.template.spec.containers[0].image).toBe(image);
});

test('a database keeps as much as the spec asks for, in the class that the spec names', () => {
  const [claim] = only(objects('database', { storageGiB: 7 }, { native: { storageClass: 'fast' } }), 'StatefulSet').spec
    .volumeClaimTemplates;
  expect(claim.spec).toEqual({
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'fast',
    resources: { requests: { storage: '7Gi' } },
  });
});

test('a cache evicts as the spec says, and keeps its content only where it is persistent', () => {
  const [fleeting, lasting] = [
    objects('cache'),
    objects('cache', { persistent: true, eviction: 'noeviction' }),
  ] as const;
  expect(argsOf(fleeting).join(' ')).toContain('--maxmemory-policy allkeys-lru --appendonly no');
  expect(argsOf(lasting).join(' ')).toContain('--maxmemory-policy noeviction --appendonly yes');
  expect(only(fleeting, 'StatefulSet').spec.volumeClaimTemplates).toBeUndefined();
  expect(only(lasting, 'StatefulSet').spec.volumeClaimTemplates).toHaveLength(1);
});

test('a bucket is made by a Job whose steps may run again', () => {
  const { spec, metadata } = only(objects('bucket', { corsOrigins: ['https://a.example'] }), 'Job');
  const steps = [...spec.template.spec.initContainers, ...spec.template.spec.containers].map(
    ({ command = [], args = [] }: { command?: string[]; args?: string[] }) => [...command, ...args].join(' '),
  );
  expect(steps).toEqual([
    '/bin/sh -ec aws s3api head-bucket --bucket "$BUCKET" || aws s3api create-bucket --bucket "$BUCKET"',
    `s3api put-bucket-versioning --bucket ${name} --versioning-configuration Status=Enabled`,
    expect.stringMatching(`^s3api put-bucket-cors --bucket ${name} .*"AllowedOrigins":\\["https://a.example"\\]`),
  ]);
  expect(metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/force': 'Enabled' });
});

test('the Job that makes a bucket may reach the server', () => {
  const all = objects('bucket');
  const { spec } = only(all, 'NetworkPolicy');
  const labels = only(all, 'Job').spec.template.metadata.labels;
  expect(labels).toMatchObject(spec.podSelector.matchLabels);
  expect(labels).toMatchObject(spec.ingress[0].from[1].podSelector.matchLabels);
  expect(labels).toMatchObject(spec.egress[0].to[0].podSelector.matchLabels);
});

test('a queue moves unreadable messages to its dead letters', () => {
  const { queues } = JSON.parse(file(objects('queue'), 'definitions.json'));
  expect(queues.map((queue: { name: string }) => queue.name)).toEqual([name, `${name}-dead`]);
  expect(queues[0].arguments).toMatchObject({
    'x-delivery-limit': 3,
    'x-dead-letter-routing-key': `${name}-dead`,
    'x-message-ttl': 3600000,
  });
});

test('a fifo queue has one reader at a time', () => {
  const [ordered, plain] = [true, false].map(
    (fifo) => JSON.parse(file(objects('queue', { fifo }), 'definitions.json')).queues[0].arguments,
  );
  expect(ordered['x-single-active-consumer']).toBe(true);
  expect(plain['x-single-active-consumer']).toBeUndefined();
});

test('a topic carries every message to its queues, which let it in', () => {
  const [queue] = options.topic.queues;
  const topic = objects('topic');
  const { parameters, bindings } = JSON.parse(file(topic, 'definitions.json'));
  expect(bindings[0]).toMatchObject({ source: name, destination: queue });
  expect(parameters[0].value).toMatchObject({ 'src-queue': queue, 'dest-uri': `amqp://${queue}`, 'dest-queue': queue });
  expect(file(topic, 'enabled_plugins')).toBe('[rabbitmq_shovel].\n');
  expect(only(topic, 'NetworkPolicy').spec.egress[0].to[0].podSelector.matchLabels['app.kubernetes.io/name']).toBe(
    queue,
  );
  const admitted = only(objects('queue'), 'NetworkPolicy').spec.ingress[0].from[1].podSelector.matchLabels;
  expect(only(topic, 'StatefulSet').spec.template.metadata.labels).toMatchObject(admitted);
});

test('changed files roll the pod', () => {
  const [one, other] = [3, 4].map(
    (deadLetterAfter) => only(objects('queue', { deadLetterAfter }), 'StatefulSet').spec.template.metadata.annotations,
  );
  expect(one).not.toEqual(other);
});

test('a secret is drawn at the length asked for, or left to people to fill', () => {
  expect(only(objects('secret'), 'Password').spec.length).toBe(24);
  const [empty, ...more] = objects('secret', { generateLength: undefined });
  expect(more).toEqual([]);
  expect(empty).toMatchObject({
    kind: 'Secret',
    metadata: { annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent' } },
  });
  expect(empty!.data).toBeUndefined();
});

test.each(['database', 'cache', 'bucket', 'queue', 'topic'] as const)(
  'the name of a %s leaves room for what a StatefulSet puts after it',
  (kind) => {
    expect(facts.kinds[kind].name.max).toBeLessThanOrEqual(52);
  },
);

test.each(['network', 'cluster', 'key', 'registry'] as const)('says why there is no %s', (kind) => {
  expect(facts.kinds[kind].unavailable).toMatch(/\w+ \w+/);
});

test('a bundle from elsewhere is a programming mistake', () => {
  expect(
    () => new local.Bundle(new Chart(new App(), 'bindings'), 'Bundle', { name: 'one', value: '', version: 1 }),
  ).toThrow('no secret store');
});
