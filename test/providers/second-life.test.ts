import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { useFastPaths } from '../../lib/cloud/fast-paths';
import type { Kind, Kinds } from '../../lib/model/backing';
import { clouds, loadClouds } from '../../lib/providers/registry';
import { lastingName, lastingPattern } from '../../lib/providers/google/lasting-name';
import { violations } from '../provider-schema';
import { service, shop } from '../resolve/shop';
import { variants } from './options';
import { make } from './stage';

useFastPaths();

/** A resource's arguments, loosely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Block = Readonly<Record<string, any>>;

/** What keeps its name, or leaves something of it, when Terraform destroys it: how the next apply finds a free one. */
interface Held {
  readonly type: string;
  readonly why: string;
  readonly free: (block: Block) => void;
}

const time = /^[a-z0-9-]+-\$\{formatdate\("YYMMDDhhmmss", timestamp\(\)\)\}$/;

/** A name with the time of its making, which no later plan changes. */
const timed = (attribute: string) => (block: Block) => {
  expect(block[attribute]).toMatch(time);
  expect(block.lifecycle.ignore_changes).toContain(attribute);
};

/** The name of the last snapshot follows each argument by which another value makes the resource anew, and what goes with it. */
const snapshot = (skips: (block: Block) => boolean, arguments_: readonly string[]) => (block: Block) => {
  const name = block.final_snapshot_identifier as string | undefined;
  if (skips(block)) return expect(name).toBeUndefined();
  expect(name).toMatch(/^[a-z][a-z0-9-]*-\$\{substr\(sha256\(jsonencode\(\[.*\]\)\), 0, 8\)\}-final$/);
  expect(name).toContain('aws_security_group');
  for (const one of arguments_) expect(name).toContain(String(block[one]).replace(/^\$\{(.*)\}$/, '$1'));
};

const held: readonly Held[] = [
  {
    type: 'aws_db_instance',
    why: 'snapshots stay',
    free: snapshot(({ skip_final_snapshot: skips }) => skips, ['engine', 'db_name', 'username', 'kms_key_id']),
  },
  {
    type: 'aws_elasticache_replication_group',
    why: 'snapshots stay',
    free: snapshot(
      ({ lifecycle, final_snapshot_identifier: name }) => !lifecycle && !name,
      ['engine', 'engine_version', 'kms_key_id'],
    ),
  },
  { type: 'google_kms_key_ring', why: 'rings stay for ever', free: timed('name') },
  {
    type: 'google_kms_crypto_key',
    why: 'keys stay for ever, in a ring that no other key of ours is in',
    free: (block) => {
      expect(block.key_ring).toMatch(/^\$\{google_kms_key_ring\./);
      expect(block.lifecycle.ignore_changes).toContain('destroy_scheduled_duration');
    },
  },
  { type: 'google_logging_project_bucket_config', why: 'a bucket of logs goes after a week', free: timed('bucket_id') },
];

interface Resource {
  readonly type: string;
  readonly block: Block;
}

const resourcesOf = ({ resource = {} }: { readonly resource?: Record<string, Record<string, Block>> }): Resource[] =>
  Object.entries(resource).flatMap(([type, all]) => Object.values(all).map((block) => ({ type, block })));

const stacks = join(__dirname, '../../dist/terraform/stacks');
const bodies = readdirSync(stacks).map((stack) => JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')));
const resources: Resource[] = bodies.flatMap(resourcesOf);

async function made<K extends Kind>(cloud: string, kind: K, options: Partial<Kinds[K]>, around: object = {}) {
  const { facts } = clouds[cloud]!;
  const stage = { cloud, facts, clouds: await loadClouds(clouds, [cloud]) };
  const { body } = make(stage, { kind, options: { ...variants[kind][0]!, ...options }, ...around });
  expect(violations(body)).toEqual([]);
  return body as {
    readonly data?: Record<string, Record<string, Block>>;
    readonly resource?: Record<string, Record<string, Block>>;
  };
}

beforeAll(async () => {
  const protect = { deletionProtection: true };
  resources.push(...resourcesOf(await made('aws', 'database', protect)));
  resources.push(...resourcesOf(await made('aws', 'cache', { ...protect, persistent: true })));
  resources.push(...resourcesOf(await made('google', 'network', { flowLogs: true })));
});

test.each(held.map((one) => [one.type, one.why, one] as const))('%s has a free name again: %s', (type, _, { free }) => {
  const all = resources.filter((one) => one.type === type);
  expect(all).not.toEqual([]);
  for (const { block } of all) free(block);
});

test('what Azure deletes softly is brought back under its name', () => {
  const vaults = bodies.flatMap(({ provider }) => provider.azurerm ?? []) as Block[];
  expect(vaults).not.toEqual([]);
  for (const { features } of vaults)
    expect(features[0].key_vault[0]).toMatchObject({
      recover_soft_deleted_key_vaults: true,
      recover_soft_deleted_keys: true,
      recover_soft_deleted_secrets: true,
    });
});

test('a cluster that goes makes no group of logs in the place of the next one’s', () => {
  const documents = bodies.flatMap(({ data = {} }) => Object.entries(data.aws_iam_policy_document ?? {})) as [
    string,
    Block,
  ][];
  const own = documents.filter(([name]) => /Role_Permissions/.test(name) && name.startsWith('cluster_Role'));
  expect(own).not.toEqual([]);
  for (const [, { statement }] of own)
    expect(statement).toContainEqual({ effect: 'Deny', actions: ['logs:CreateLogGroup'], resources: ['*'] });
});

test('a key of Google that is shared is found in the ring that was made last', async () => {
  const options = variants.key[0]!;
  const { facts } = clouds.google!;
  const stage = { cloud: 'google', facts, clouds: await loadClouds(clouds, ['google']) };
  const { body, handed } = make(stage, { kind: 'key', options, shared: true });
  expect(violations(body)).toEqual([]);
  expect(handed.outputs.id).toMatch(
    /^\$\{reverse\(sort\(\[for one in data\.google_kms_key_rings\.\w+\.key_rings : one\.id if can\(regex/,
  );
  expect(handed.outputs.id).toMatch(/\)\[0\]\}\/cryptoKeys\/shop-live-orders-key-it-[0-9a-f]{6}$/);
});

test.each(['short', 'a'.repeat(63)])(
  'a name with its time is no longer than Google takes, and found by what it is made of: %s',
  (name) => {
    const pattern = new RegExp(`^${lastingPattern(name, 63)}$`);
    const given = `${lastingName(name, 63).split('-$')[0]}-261128190000`;
    expect(given.length).toBeLessThanOrEqual(63);
    expect(given).toMatch(pattern);
    expect(name).toMatch(pattern);
    expect(`${name}-2`).not.toMatch(pattern);
  },
);

const recovery = (environment: string, cloud = 'aws') => {
  const there = `shared: { token: { kind: secret } }\ncloud: ${cloud}\nplacements: { aws: { region: eu-central-1, account: "111111111111" }, google: { region: us-central1, account: acme-live } }\nstate: { backend: s3, store: shopstate, region: eu-central-1 }\n${environment}`;
  const { value } = shop({
    environments: { there },
    services: { api: service('api') },
  });
  const { bindings } = value.stacks.find(({ name }) => name === 'shop.there.data')!;
  return (bindings[0]!.options as Kinds['secret']).recoveryDays;
};

test('a secret keeps its name where something would be lost with it, and where its cloud holds names', () => {
  expect(recovery('stage: staging')).toBe(0);
  expect(recovery('stage: staging\ndeletionProtection: true')).toBe(7);
  expect(recovery('stage: production')).toBe(30);
  expect(recovery('stage: staging', 'google')).toBe(7);
});
