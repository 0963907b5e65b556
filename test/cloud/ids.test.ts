import { RootConstruct } from 'constructs';
import { renderStack } from '../../lib/cloud/render';
import { Stack } from '../../lib/cloud/stack';
import type { Unit } from '../../lib/model/unit';
import { clouds, loadClouds } from '../../lib/providers/registry';
import { rendered } from '../e2e/rendered';
import { service, shop, unitOf } from '../resolve/shop';

const both = `integrations:
  database: { name: jobs }
  cache: { name: jobs }
  storage: { name: jobs }
  messaging: { queues: { jobs: {} }, topics: { jobs: { queues: [jobs] } } }
`;

/** Terraform addresses of what a service's stack makes. */
async function addresses(unit: Unit): Promise<string[]> {
  const stack = new Stack(new RootConstruct(), unit.stack!, await loadClouds(clouds, Object.keys(unit.stack!.sites)));
  const { resource } = renderStack(stack, 'source').body as { resource: Record<string, object> };
  return Object.entries(resource).flatMap(([type, all]) => Object.keys(all).map((name) => `${type}.${name}`));
}

test('backings of several kinds share a name on every cloud', async () => {
  for (const environment of ['live', 'home'] as const) {
    const { problems, artifacts } = await rendered({
      ...shop({ services: {} }).value,
      stacks: [],
      data: [],
      clusters: [],
      units: [unitOf(both, environment)],
    });
    expect(problems).toEqual([]);
    expect(artifacts[environment === 'live' ? 'terraform' : 'kubernetes'].length).toBeGreaterThan(0);
  }
  const all = await addresses(unitOf(both));
  for (const type of ['db_instance', 'elasticache_replication_group', 's3_bucket', 'sqs_queue', 'sns_topic'])
    expect(all.filter((one) => one.startsWith(`aws_${type}.`))).not.toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

test('the one that holds data keeps its address when another of its name comes', async () => {
  const bucket = 'integrations: { storage: { name: jobs } }';
  const before = await addresses(unitOf(bucket));
  const after = await addresses(unitOf(bucket.replace(' } }', ' }, messaging: { queues: { jobs: {} } } }')));
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.length).toBeGreaterThan(before.length);
});

test('in whatever order a spec names them', async () => {
  const text = (first: string, second: string) => service('api', `dependencies:\n  - ${first}\n  - ${second}\n`);
  const [queue, bucket] = ['{ name: jobs, type: queue }', '{ name: jobs, type: storage }'];
  const made = (config: string) => addresses(shop({ services: { api: config } }).value.units[0]!);
  expect((await made(text(queue, bucket))).sort()).toEqual((await made(text(bucket, queue))).sort());
});
