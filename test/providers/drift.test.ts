import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../lib/model/facts';
import { facts as azure } from '../../lib/providers/azure/facts';
import { facts as google } from '../../lib/providers/google/facts';
import { facts as ionos } from '../../lib/providers/ionos/facts';
import { clouds as entries, loadClouds } from '../../lib/providers/registry';
import { variants } from './options';
import { make } from './stage';

/** A resource's arguments, loosely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Block = Readonly<Record<string, any>>;

/** What a cloud changes by itself after Terraform has made it: a plan that took it back would fail, or make the resource anew. */
interface Drift {
  readonly type: string;
  /** As `ignore_changes` names it. */
  readonly attribute: string;
  readonly why: string;
  /** Whether a resource is subject to it. @default - where it has the attribute's first part */
  readonly when?: (block: Block) => boolean;
}

const drifts: readonly Drift[] = [
  {
    type: 'azurerm_postgresql_flexible_server',
    attribute: 'storage_mb',
    why: 'it grows, and a smaller size makes another server',
    when: (block) => block.auto_grow_enabled,
  },
  {
    type: 'azurerm_mysql_flexible_server',
    attribute: 'storage[0].size_gb',
    why: 'it grows, and a smaller size makes another server',
    when: (block) => block.storage.auto_grow_enabled,
  },
  ...['azurerm_postgresql_flexible_server', 'azurerm_mysql_flexible_server'].flatMap((type) =>
    ['zone', 'high_availability[0].standby_availability_zone'].map((attribute) => ({
      type,
      attribute,
      why: 'a failover swaps both',
      when: () => true,
    })),
  ),
  {
    type: 'azurerm_kubernetes_cluster',
    attribute: 'kubernetes_version',
    why: 'AKS installs minor versions',
    when: (block) => ['stable', 'rapid'].includes(block.automatic_upgrade_channel),
  },
  {
    type: 'google_sql_database_instance',
    attribute: 'settings[0].disk_size',
    why: 'it grows',
    when: (block) => block.settings.disk_autoresize,
  },
  {
    type: 'google_container_node_pool',
    attribute: 'initial_node_count',
    why: 'an autoscaler owns the number of nodes',
  },
  { type: 'google_container_cluster', attribute: 'initial_node_count', why: 'the first pool is gone' },
  {
    type: 'aws_eks_cluster',
    attribute: 'access_config[0].bootstrap_cluster_creator_admin_permissions',
    why: 'it counts at the first apply alone, and another value makes another cluster',
    when: () => true,
  },
  { type: 'aws_subnet', attribute: 'availability_zone', why: 'AWS opens and closes zones' },
  {
    type: 'ionoscloud_k8s_node_pool',
    attribute: 'node_count',
    why: 'an autoscaler owns the number of nodes',
    when: (block) => block.auto_scaling !== undefined,
  },
];

/** What grows and shrinks by itself has no number that Terraform holds on to. */
const never: Readonly<Record<string, readonly string[]>> = {
  google_container_node_pool: ['node_count', 'version'],
  azurerm_kubernetes_cluster_node_pool: ['node_count'],
};

interface Resource {
  readonly type: string;
  readonly address: string;
  readonly block: Block;
}

function resourcesOf(
  stack: string,
  { resource = {} }: { readonly resource?: Record<string, Record<string, Block>> },
): Resource[] {
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, block]) => ({ type, address: `${stack} ${type}.${name}`, block })),
  );
}

/** Choices that none of the bundled platforms makes. */
const choices: readonly {
  readonly cloud: string;
  readonly facts: Facts;
  readonly kind: 'cluster' | 'database';
  readonly native?: object;
}[] = [
  { cloud: 'azure', facts: azure, kind: 'database' },
  { cloud: 'azure', facts: azure, kind: 'cluster', native: { upgradeChannel: 'rapid' } },
  { cloud: 'google', facts: google, kind: 'database', native: { maxStorageGiB: 1000 } },
  { cloud: 'ionos', facts: ionos, kind: 'cluster' },
];

const pool = {
  name: 'general',
  size: 'medium',
  instanceTypes: [],
  min: 2,
  max: 5,
  diskGiB: 50,
  spot: false,
  labels: {},
  taints: [],
};

const stacks = join(__dirname, '../../dist/terraform/stacks');
const resources: Resource[] = readdirSync(stacks).flatMap((stack) =>
  resourcesOf(stack, JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8'))),
);

beforeAll(async () => {
  const clouds = await loadClouds(entries, ['azure', 'google', 'ionos']);
  for (const { cloud, facts, kind, native = {} } of choices)
    for (const variant of variants[kind]) {
      const options = kind === 'cluster' ? { ...variants.cluster[0]!, nodePools: [pool] } : variant;
      const { body } = make({ cloud, facts, clouds }, { kind, options, native } as never);
      resources.push(...resourcesOf(cloud, body));
    }
});

const isSubject = ({ attribute, when = (block) => attribute in block }: Drift, block: Block) => when(block);

test.each(drifts.map((drift) => [drift.type, drift.attribute, drift] as const))(
  '%s: %s changes by itself, and no plan takes it back',
  (type, attribute, drift) => {
    for (const { address, block } of resources.filter((one) => one.type === type && isSubject(drift, one.block)))
      expect([address, block.lifecycle?.ignore_changes]).toEqual([address, expect.arrayContaining([attribute])]);
  },
);

test('each of them is met', () => {
  const unmet = drifts.filter(
    (drift) => !resources.some(({ type, block }) => type === drift.type && isSubject(drift, block)),
  );
  expect(unmet.map(({ type, attribute }) => `${type} ${attribute}`)).toEqual([]);
});

test('no number is held on to that an autoscaler or the cloud itself changes', () => {
  const held = resources.flatMap(({ type, address, block }) =>
    (never[type] ?? []).filter((attribute) => attribute in block).map((attribute) => `${address} ${attribute}`),
  );
  expect(held).toEqual([]);
});
