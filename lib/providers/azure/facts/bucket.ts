import { z } from 'zod';
import type { Has } from '../../../model/facts';
import type { ColderClass, LifecycleRule } from '../../../model/kinds/bucket';
import { type ClassLaws, objectionsTo } from '../../../model/kinds/bucket-classes';
import { blobAddress } from './blob-address';

/** What Azure calls each class. @see https://learn.microsoft.com/azure/storage/blobs/access-tiers-overview */
export const colderTiers = {
  infrequent: 'Cool',
  cold: 'Cold',
  archive: 'Archive',
  deepArchive: 'Archive',
} as const satisfies Readonly<Record<ColderClass, string>>;

/** @see https://learn.microsoft.com/azure/storage/blobs/access-tiers-overview#summary-of-access-tier-options */
const laws = {
  order: ['Hot', 'Cool', 'Cold', 'Archive'],
} as const satisfies ClassLaws;

const leastSoftDeleteDays = 7;
const mostSoftDeleteDays = 365;

const noArchive = 'objects are archived only by age';

const newTiers = {
  standard: 'Hot',
  infrequent: 'Cool',
  cold: 'Cold',
  archive: undefined,
  automatic: undefined,
} as const;

/** Azure Blob Storage. */
export const bucket = {
  /** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftstorage */
  name: { max: 24, separator: '' },
  toNative: ({ corsMethods, corsMaxAgeSeconds, archiveClass, infrequentAfterDays, storageClass, noncurrentDays }) => ({
    corsMethods,
    corsMaxAgeSeconds,
    archiveTier: archiveClass && colderTiers[archiveClass],
    coolAfterDays: infrequentAfterDays,
    accessTier: storageClass && newTiers[storageClass],
    // A version ages from when it was written: one that is superseded late is kept as a deleted one.
    softDeleteDays: noncurrentDays && Math.min(Math.max(noncurrentDays, leastSoftDeleteDays), mostSoftDeleteDays),
  }),
  unsupportedOptions: {
    storageClass: {
      archive: noArchive,
      automatic: 'no tier is automatic',
    },
    /** @see https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview */
    maxVersions: 'versions expire only by age',
    sizeGiB: 'a container has no fixed size',
    replicaClass: { archive: noArchive, deepArchive: noArchive },
    accessLogBucket: 'a log of requests goes to a workspace of your own, by a diagnostic setting',
  },
  unsupported: ({ noncurrentDays = 0 }) => ({
    noncurrentDays:
      noncurrentDays > mostSoftDeleteDays
        ? `a version ages from when it was written, and can be brought back for ${mostSoftDeleteDays} days after it was superseded at most; nothing keeps it longer`
        : undefined,
  }),
  objections: (options, { accessTier, archiveTier, coolAfterDays, replication }) => {
    const last = /ZRS$/.test(String(replication)) ? 'Cold' : 'Archive';
    const moves = (cool: unknown, archive: number | undefined, to: unknown) => [
      { option: 'coolAfterDays', days: cool as number | undefined, to: 'Cool' },
      { option: 'archiveAfterDays', days: archive, to: String(to) },
    ];
    const all = moves(coolAfterDays, options.archiveAfterDays, archiveTier ?? last);
    const ofRule = ({ infrequentAfterDays, archiveAfterDays, archiveClass }: LifecycleRule) => {
      const asked = archiveClass ? colderTiers[archiveClass] : (archiveTier ?? last);
      return moves(infrequentAfterDays, archiveAfterDays, asked === 'Archive' ? last : asked);
    };
    return objectionsTo(options, { from: String(accessTier), all, ofRule }, laws);
  },
  conflicts: ({ archiveTier, replication }): { archiveTier?: string } =>
    archiveTier === 'Archive' && /ZRS$/.test(String(replication))
      ? { archiveTier: `expected a replication without zones beside the archive, got ${String(replication)}` }
      : {},
  options: z.strictObject({
    /** @see https://learn.microsoft.com/azure/storage/common/storage-redundancy */
    replication: z
      .enum(['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'])
      .optional()
      .describe('Copies that Azure keeps; ZRS, or GRS where objects go to the archive, which knows no zones'),
    archiveTier: z
      .enum(['Cool', 'Cold', 'Archive'])
      .optional()
      .describe('Tier of archived objects; Archive, or Cold where its replication has zones'),
    accessTier: z.enum(['Hot', 'Cool', 'Cold']).default('Hot').describe('Tier of new objects'),
    coolAfterDays: z.int().min(0).max(99999).optional().describe('Days until an object moves to the cool tier'),
    /** @see https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview */
    softDeleteDays: z
      .int()
      .min(1)
      .max(mostSoftDeleteDays)
      .default(leastSoftDeleteDays)
      .describe('Days in which a deleted object or version can be brought back; as many as superseded versions stay'),
    containerSoftDeleteDays: z
      .int()
      .min(1)
      .max(365)
      .default(7)
      .describe('Days in which the deleted container can be brought back'),
    changeFeed: z.boolean().default(false).describe('Whether a log of all changes is kept'),
    accessTracking: z.boolean().default(false).describe('Whether the last read of each object is noted'),
    immutabilityDays: z
      .int()
      .min(1)
      .max(146000)
      .optional()
      .describe('Days in which no object version can be changed or deleted; versions are kept with it'),
    customerManagedKey: z.boolean().default(true).describe('Whether a customer-managed key encrypts it'),
    infrastructureEncryption: z.boolean().default(false).describe('Whether a second layer encrypts it'),
    allowedIpRanges: z
      .array(z.string().regex(/^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/))
      .default([])
      .describe('Public IPv4 addresses and ranges that may reach it; all'),
    corsMethods: z
      .array(z.enum(['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'MERGE', 'PATCH']))
      .default(['GET', 'HEAD', 'PUT', 'POST', 'OPTIONS'])
      .describe('Methods of browsers'),
    corsMaxAgeSeconds: z.int().min(0).default(3600).describe('Seconds that a browser caches the answer'),
  }),
  literals: ({ name, placement: { region } }) => {
    const { account, container } = blobAddress(name);
    return { provider: 'azure', bucketName: container, endpoint: `https://${account}.blob.core.windows.net`, region };
  },
  without: ['accessKey', 'secretKey'],
} as const satisfies Has<'bucket'>;
