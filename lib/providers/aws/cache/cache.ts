import { DataAwsElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/data-aws-elasticache-replication-group';
import { ElasticacheParameterGroup } from '@cdktf/provider-aws/lib/elasticache-parameter-group';
import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection, Permission } from '../../../cloud/connection';
import type { CacheOptions } from '../../../model/kinds/cache';
import { Alarms } from '../alarms';
import { arn } from '../arn';
import { cacheEngines } from './engines';
import { cacheMetrics } from './metrics';
import { CacheUsers } from './users';
import { contextOf } from '../context-of';
import { facts } from '../facts';
import { finalSnapshot } from '../final-snapshot';
import { PrivateAccess } from '../security-group';

/** What connects by IAM, without a password. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html */
function rights(scope: Construct, name: string): Permission[] {
  const { site } = contextOf(scope);
  const on = [`replicationgroup:${name}`, `user:${name}`].map((resource) => arn(site, 'elasticache', resource));
  return [{ allow: ['elasticache:Connect'], on }];
}

/** A managed in-memory store on Amazon ElastiCache, opened by identity alone. */
export class ElastiCacheReplicationGroup extends Construct implements Connection<'cache'> {
  readonly outputs;
  readonly secrets = {};
  readonly name: string;

  constructor(scope: Construct, id: string, props: CacheOptions & Defined) {
    super(scope, id);
    const { name, persistent, deletionProtection } = props;
    const { network, key, lifecycle } = contextOf(this);
    const native = facts.kinds.cache.options.parse(props.native);
    const engine = cacheEngines[native.engine](native.engineVersion ?? props.version);
    const sharded = native.shards > 1;
    const replicas = native.replicasPerShard ?? (props.highlyAvailable ? 1 : 0);
    const snapshotDays = native.snapshotRetentionDays ?? (persistent ? 7 : 0);

    const users = new CacheUsers(this, 'Users', { name, engine: native.engine });
    const subnets = new ElasticacheSubnetGroup(this, 'Subnets', { name, subnetIds: network.privateSubnetIds });
    const access = new PrivateAccess(this, 'Access', { name, port: facts.kinds.cache.port() });
    const parameters = {
      ...native.parameters,
      'maxmemory-policy': props.eviction,
      ...(sharded && { 'cluster-enabled': 'yes' }),
    };
    const group = new ElasticacheParameterGroup(this, 'Parameters', {
      name: `${name}-${engine.family.replace(/\./g, '-')}${sharded ? '-cluster' : ''}`,
      family: engine.family,
      parameter: Object.entries(parameters).map(([parameter, value]) => ({ name: parameter, value })),
      lifecycle: { createBeforeDestroy: true },
    });
    const cache = new ElasticacheReplicationGroup(this, 'Resource', {
      replicationGroupId: name,
      description: name,
      engine: native.engine,
      engineVersion: engine.version,
      autoMinorVersionUpgrade: `${native.minorUpgrades}`,
      nodeType: native.nodeType ?? facts.kinds.cache.sizes[props.size],
      port: facts.kinds.cache.port(),
      ...(sharded
        ? { numNodeGroups: native.shards, replicasPerNodeGroup: replicas }
        : { numCacheClusters: 1 + replicas }),
      automaticFailoverEnabled: replicas > 0 || sharded,
      multiAzEnabled: replicas > 0,
      parameterGroupName: group.name,
      subnetGroupName: subnets.name,
      securityGroupIds: [access.id],
      atRestEncryptionEnabled: 'true',
      kmsKeyId: key.arn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: 'required',
      userGroupIds: [users.groupId],
      snapshotRetentionLimit: snapshotDays,
      snapshotWindow: native.snapshotWindow,
      finalSnapshotIdentifier:
        persistent && deletionProtection
          ? finalSnapshot(name, [access.id, native.engine, engine.version, key.arn])
          : undefined,
      maintenanceWindow: props.window,
      applyImmediately: props.applyImmediately,
      lifecycle: persistent ? lifecycle : undefined,
    });
    for (const node of nodesOf(name, native.shards, replicas))
      new Alarms(this, `Alarms-${node}`, { name: node, metrics: cacheMetrics(node, props.eviction) });
    this.name = name;
    this.outputs = { host: sharded ? cache.configurationEndpointAddress : cache.primaryEndpointAddress };
  }

  permissions() {
    return rights(this, this.name);
  }
}

/** Nodes of a replication group, which have metrics each. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html */
function nodesOf(name: string, shards: number, replicas: number): string[] {
  const numbered = (count: number, digits: number) =>
    Array.from({ length: count }, (_, index) => `${index + 1}`.padStart(digits, '0'));
  const nodes = numbered(1 + replicas, 3);
  return shards === 1
    ? nodes.map((node) => `${name}-${node}`)
    : numbered(shards, 4).flatMap((shard) => nodes.map((node) => `${name}-${shard}-${node}`));
}

/** An Amazon ElastiCache replication group that exists, with a user of its own name that IAM opens. */
export class ExistingElastiCacheReplicationGroup extends Construct implements Connection<'cache'> {
  readonly outputs;
  readonly secrets = {};
  readonly name: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const cache = new DataAwsElasticacheReplicationGroup(this, 'Resource', { replicationGroupId: name });
    this.name = name;
    this.outputs = { host: cache.primaryEndpointAddress };
  }

  permissions() {
    return rights(this, this.name);
  }
}
