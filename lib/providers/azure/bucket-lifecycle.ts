import {
  StorageManagementPolicy,
  type StorageManagementPolicyRule,
} from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { Construct } from 'constructs';
import type { BucketOptions, LifecycleRule } from '../../model/kinds/bucket';
import { container } from './facts/blob-address';
import { colderTiers } from './facts/bucket';
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
  const baseBlob = {
    ...(infrequentAfterDays !== undefined && { [moveTo.Cool]: infrequentAfterDays }),
    ...(archiveAfterDays !== undefined && { [moveTo[tier]]: archiveAfterDays }),
    deleteAfterDaysSinceModificationGreaterThan: retentionDays,
  };
  const moves = Object.values(baseBlob).some((days) => days !== undefined);
  const version = noncurrentDays === undefined ? undefined : { deleteAfterDaysSinceCreation: noncurrentDays };
  if (!moves && !version) return [];
  return [
    {
      name,
      enabled: true,
      filters: { blobTypes: ['blockBlob'], prefixMatch: prefix ? [`${container}/${prefix}`] : undefined },
      actions: { baseBlob: moves ? baseBlob : undefined, version },
    },
  ];
}
