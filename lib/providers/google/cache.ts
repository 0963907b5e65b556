import { DataGoogleMemorystoreInstance } from '@cdktf/provider-google/lib/data-google-memorystore-instance';
import { MemorystoreInstance } from '@cdktf/provider-google/lib/memorystore-instance';
import { type TerraformElement, TerraformOutput, TerraformStack, Token, ref } from 'cdktf';
import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import type { CacheOptions } from '../../model/kinds/cache';
import { weeklyWindow } from '../../model/weekly-window';
import { Alarms } from './alarms';
import { contextOf } from './context-of';
import { facts } from './facts';
import { cacheMetrics } from './metrics';
import { target } from './targets';

/** Versions of Valkey, which continues Redis 7, by what they speak. @see https://cloud.google.com/memorystore/docs/valkey/supported-versions */
const versions: Readonly<Record<string, string>> = { '7': 'VALKEY_7_2', '8': 'VALKEY_8_0', '9': 'VALKEY_9_0' };

/** What connects by IAM, without a password. @see https://cloud.google.com/memorystore/docs/valkey/about-iam-auth */
function rights(scope: Construct, name: string): Permission[] {
  const { account, region } = contextOf(scope).site;
  return [{ allow: ['roles/memorystore.dbConnectionUser'], on: [target.cache(account, region, name)] }];
}

/**
 * A managed in-memory store: Memorystore for Valkey, opened by identity alone. Memorystore for Redis knows but one password,
 * which would lie in the state.
 */
export class MemorystoreValkey extends Construct implements Connection<'cache'> {
  readonly outputs;
  readonly secrets = {};
  readonly name: string;

  constructor(scope: Construct, id: string, props: CacheOptions & Defined) {
    super(scope, id);
    const { name, highlyAvailable, deletionProtection } = props;
    const native = facts.kinds.cache.options.parse(props.native);
    const { key, network, site, lifecycle } = contextOf(this);
    const persistence = native.persistence ?? (props.persistent ? 'RDB' : 'DISABLED');
    const backupDays = native.backupRetentionDays ?? (props.persistent ? 7 : 0);
    const cache = new MemorystoreInstance(this, 'Resource', {
      instanceId: name,
      location: site.region,
      engineVersion: native.engineVersion ?? versions[props.version] ?? `VALKEY_${props.version.replace('.', '_')}`,
      nodeType: native.nodeType ?? facts.kinds.cache.sizes[props.size],
      mode: native.shards > 1 ? 'CLUSTER' : 'CLUSTER_DISABLED',
      shardCount: native.shards,
      replicaCount: native.replicasPerShard ?? (highlyAvailable ? 1 : 0),
      zoneDistributionConfig: native.zone ? { mode: 'SINGLE_ZONE', zone: native.zone } : { mode: 'MULTI_ZONE' },
      authorizationMode: 'IAM_AUTH',
      transitEncryptionMode: 'SERVER_AUTHENTICATION',
      kmsKey: key.id,
      engineConfigs: { ...native.parameters, 'maxmemory-policy': props.eviction },
      persistenceConfig: {
        mode: persistence,
        rdbConfig: persistence === 'RDB' ? { rdbSnapshotPeriod: native.snapshotPeriod } : undefined,
        aofConfig: persistence === 'AOF' ? { appendFsync: native.appendFsync } : undefined,
      },
      automatedBackupConfig:
        backupDays > 0
          ? {
              retention: `${backupDays * 86400}s`,
              fixedFrequencySchedule: { startTime: { hours: native.backupHour } },
            }
          : undefined,
      maintenancePolicy: props.window ? { weeklyMaintenanceWindow: [weekly(props.window)] } : undefined,
      deletionProtectionEnabled: deletionProtection,
      desiredAutoCreatedEndpoints: [{ network: network.id, projectId: site.account }],
      lifecycle: props.persistent ? lifecycle : undefined,
      dependsOn: [key.admit('cache')],
    });
    // Clients that verify whom they speak to need it; each instance has an authority of its own.
    const authority = cache.managedServerCa.get(0).caCerts.get(0).certificates;
    new TerraformOutput(this, 'Authority', { value: authority });
    new Alarms(this, 'Alarms', { name, metrics: cacheMetrics(cache.instanceId, props.eviction) });
    this.name = name;
    this.outputs = { host: primary(this, cache) };
  }

  permissions() {
    return rights(this, this.name);
  }
}

/** An instance of Memorystore for Valkey that exists, in the region. */
export class ExistingMemorystoreValkey extends Construct implements Connection<'cache'> {
  readonly outputs;
  readonly secrets = {};
  readonly name: string;

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { region: location } = contextOf(this).site;
    const cache = new DataGoogleMemorystoreInstance(this, 'Resource', { instanceId: name, location });
    this.name = name;
    this.outputs = { host: primary(this, cache, 'data.') };
  }

  permissions() {
    return rights(this, this.name);
  }
}

/** The primary or discovery address; others belong to replicas. */
function primary(scope: Construct, cache: TerraformElement, prefix = ''): string {
  const address = `${prefix}google_memorystore_instance.${cache.friendlyUniqueId}`;
  const found = `[for one in ${address}.endpoints[0].connections : one.psc_auto_connection[0].ip_address if one.psc_auto_connection[0].connection_type != "CONNECTION_TYPE_READER"][0]`;
  return Token.asString(ref(found, TerraformStack.of(scope)));
}

function weekly(window: string) {
  const { dayName, hour, minute } = weeklyWindow(window);
  return { day: dayName.toUpperCase(), startTime: { hours: hour, minutes: minute } };
}
