import {
  type StorageAccountBlobProperties,
  StorageAccount as Resource,
} from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { BucketOptions, LifecycleRule } from '../../../model/kinds/bucket';
import { colderTiers } from '../facts/bucket';
import { container } from '../facts/blob-address';
import { contextOf } from '../context-of';
import type { facts } from '../facts';
import type { EncryptionKey } from '../encryption-key';

/** What a spec may say of a bucket under `azure`, parsed. */
export type Native = z.infer<(typeof facts)['kinds']['bucket']['options']>;

interface StorageAccountProps extends BucketOptions {
  readonly name: string;
  readonly location: string;
  readonly native: Native;
  /** @default - Azure's own key encrypts it */
  readonly key?: EncryptionKey;
}

/** A storage account with one private container, without access by keys. */
export class StorageAccount extends Construct {
  readonly id: string;
  readonly containerId: string;
  readonly container: StorageContainer;

  constructor(scope: Construct, id: string, { name, location, native, key, ...options }: StorageAccountProps) {
    super(scope, id);
    const { resourceGroupName, tags } = contextOf(this);
    const { immutabilityDays: periodSinceCreationInDays, allowedIpRanges: ipRules } = native;
    const lifecycle = options.deletionProtection ? { preventDestroy: true } : undefined;

    const account = new Resource(this, 'Resource', {
      name,
      location,
      resourceGroupName,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: replicationOf(options, native),
      accessTier: native.accessTier,
      minTlsVersion: 'TLS1_2',
      httpsTrafficOnlyEnabled: true,
      sharedAccessKeyEnabled: false,
      defaultToOauthAuthentication: true,
      localUserEnabled: false,
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      infrastructureEncryptionEnabled: native.infrastructureEncryption,
      blobProperties: blobProperties(options, native),
      immutabilityPolicy: periodSinceCreationInDays
        ? { periodSinceCreationInDays, state: 'Unlocked', allowProtectedAppendWrites: false }
        : undefined,
      networkRules: ipRules.length > 0 ? { defaultAction: 'Deny', bypass: ['AzureServices'], ipRules } : undefined,
      identity: key && { type: 'UserAssigned', identityIds: [key.identity.id] },
      customerManagedKey: key && { keyVaultKeyId: key.versionlessId, userAssignedIdentityId: key.identity.id },
      dependsOn: key?.identity.ready,
      tags: { ...tags, ...options.tags },
      lifecycle,
    });
    this.id = account.id;
    this.container = new StorageContainer(this, 'Container', {
      name: container,
      storageAccountId: account.id,
      containerAccessType: 'private',
      lifecycle,
    });
    this.containerId = this.container.id;
  }
}

/** Kinds of replication that the archive tier works with. @see https://learn.microsoft.com/azure/storage/blobs/access-tiers-overview#archive-access-tier */
const archiving: readonly string[] = ['LRS', 'GRS', 'RAGRS'];

/** The kind of replication: as asked, or the best that does what is asked. */
export function replicationOf(options: BucketOptions, { replication, archiveTier = 'Archive' }: Native): string {
  const { archiveAfterDays, rules = [] } = options;
  const archives =
    (archiveAfterDays !== undefined && archiveTier === 'Archive') ||
    rules.some((one) => one.archiveAfterDays !== undefined && archivesBy(one, archiveTier));
  return replication ?? (archives ? 'GRS' : 'ZRS');
}

function archivesBy({ archiveClass }: LifecycleRule, tier: string): boolean {
  return (archiveClass ? colderTiers[archiveClass] : tier) === 'Archive';
}

/** Whether objects can go to the archive; else the cold tier is the last. */
export function canArchive(options: BucketOptions, native: Native): boolean {
  return archiving.includes(replicationOf(options, native));
}

/** What holds of all containers of an account. */
function blobProperties(options: BucketOptions, native: Native): StorageAccountBlobProperties {
  const { versioned, replicaRegion, corsOrigins } = options;
  return {
    // Object replication works on versions, and on the log of changes.
    versioningEnabled: versioned || replicaRegion !== undefined || native.immutabilityDays !== undefined,
    changeFeedEnabled: native.changeFeed || replicaRegion !== undefined,
    lastAccessTimeEnabled: native.accessTracking,
    deleteRetentionPolicy: { days: native.softDeleteDays },
    containerDeleteRetentionPolicy: { days: native.containerSoftDeleteDays },
    corsRule: corsOrigins.length > 0 ? [corsRule(options, native)] : undefined,
  };
}

function corsRule({ corsOrigins, corsHeaders = ['*'] }: BucketOptions, { corsMethods, corsMaxAgeSeconds }: Native) {
  return {
    allowedOrigins: [...corsOrigins],
    allowedMethods: corsMethods,
    allowedHeaders: [...corsHeaders],
    exposedHeaders: ['*'],
    maxAgeInSeconds: corsMaxAgeSeconds,
  };
}
