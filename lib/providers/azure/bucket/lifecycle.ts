import {
  StorageManagementPolicy,
  type StorageManagementPolicyRule,
} from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { Construct } from 'constructs';
import type { BucketOptions, LifecycleRule } from '../../../model/kinds/bucket';
import { container } from '../facts/blob-address';
import { colderTiers } from '../facts/bucket';
import { type Native, canArchive } from './storage-account';

interface BucketLifecycleProps extends BucketOptions {
  readonly storageAccountId: string;
  readonly native: Native;
}

/** Days after which objects move to a cheaper tier, or go. */
export class BucketLifecycle extends Construct {
  constructor(scope: Construct, id: string, { storageAccountId, native, ...options }: BucketLifecycleProps) {
    super(scope, id);
    const archive = canArchive(options, native) ? 'Archive' : 'Cold';
    const { rules = [] } = options;
    const all = { ...options, name: 'age', prefix: '', infrequentAfterDays: native.coolAfterDays };
    const rule = [
      ...ruleOf(all, native.archiveTier ?? archive),
      ...rules.flatMap((one) => ruleOf(one, tierOf(one, native.archiveTier, archive))),
    ];
    if (rule.length > 0) new StorageManagementPolicy(this, 'Resource', { storageAccountId, rule });
  }
}

type Tier = NonNullable<Native['archiveTier']>;

/** The tier of a rule's archived objects: as it says, as all do, or the last that there is. */
function tierOf({ archiveClass }: LifecycleRule, own: Tier | undefined, last: Tier): Tier {
  const asked = archiveClass ? colderTiers[archiveClass] : (own ?? last);
  return asked === 'Archive' ? last : asked;
}

const moveTo = {
  Cool: 'tierToCoolAfterDaysSinceModificationGreaterThan',
  Cold: 'tierToColdAfterDaysSinceModificationGreaterThan',
  Archive: 'tierToArchiveAfterDaysSinceModificationGreaterThan',
} as const satisfies Readonly<Record<Tier, string>>;

function ruleOf(rule: LifecycleRule, tier: Tier): StorageManagementPolicyRule[] {
  const { name, prefix, infrequentAfterDays, archiveAfterDays, retentionDays, noncurrentDays } = rule;
  const tiers = {
    ...(infrequentAfterDays !== undefined && { [moveTo.Cool]: infrequentAfterDays }),
    ...(archiveAfterDays !== undefined && { [moveTo[tier]]: archiveAfterDays }),
  };
  const end = retentionDays === undefined ? {} : { deleteAfterDaysSinceModificationGreaterThan: retentionDays };
  // Azure makes a version of what has reached its age, and lets nothing go that has snapshots.
  const versionDays = noncurrentDays ?? retentionDays;
  const left = {
    ...(versionDays !== undefined && { version: { deleteAfterDaysSinceCreation: versionDays } }),
    ...(retentionDays !== undefined && { snapshot: { deleteAfterDaysSinceCreationGreaterThan: retentionDays } }),
  };
  const one = (suffix: string, type: string, baseBlob: object): StorageManagementPolicyRule[] => {
    const actions = { ...(Object.keys(baseBlob).length > 0 && { baseBlob }), ...left };
    const filters = { blobTypes: [type], prefixMatch: prefix ? [`${container}/${prefix}`] : undefined };
    return Object.keys(actions).length > 0 ? [{ name: `${name}${suffix}`, enabled: true, filters, actions }] : [];
  };
  // Blobs that are appended to have no tiers.
  return [
    ...one('', 'blockBlob', { ...tiers, ...end }),
    ...(versionDays === undefined ? [] : one('Appended', 'appendBlob', end)),
  ];
}
