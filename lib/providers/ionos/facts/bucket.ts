import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { storageEndpoint, storageRegion } from './place';

const oneClass = 'IONOS has one class of storage';

/** IONOS Object Storage, whose buckets belong to the contract. */
export const bucket = {
  /** @see https://docs.ionos.com/cloud/storage-and-backup/ionos-object-storage/concepts/buckets */
  name: { max: 63, separator: '-' },
  toNative: ({ corsMethods, corsMaxAgeSeconds }) => ({ corsMethods, corsMaxAgeSeconds }),
  options: z.strictObject({
    objectLock: z
      .boolean()
      .default(false)
      .describe('Whether object versions can be locked; only from the beginning, and versions are kept with it'),
    abortUploadDays: z.int().min(1).default(7).describe('Days until an upload that was never finished is deleted'),
    corsMethods: z
      .array(z.enum(['GET', 'HEAD', 'PUT', 'POST', 'DELETE']))
      .default(['GET', 'HEAD', 'PUT', 'POST'])
      .describe('Methods of browsers'),
    corsMaxAgeSeconds: z.int().min(0).default(3600).describe('Seconds that a browser caches the answer'),
  }),
  unsupportedOptions: {
    archiveAfterDays: oneClass,
    archiveClass: oneClass,
    infrequentAfterDays: oneClass,
    storageClass: { infrequent: oneClass, cold: oneClass, archive: oneClass, automatic: oneClass },
    replicaClass: 'the provider does not support replication',
    maxVersions: 'versions expire only by age',
    sizeGiB: 'a bucket has no fixed size',
    accessLogBucket: 'the provider does not support access logs',
    replicaRegion: 'the provider does not support replication',
  },
  agesSuperseded: true,
  unsupported: ({ rules }) => ({
    rules: rules?.some((one) => one.archiveAfterDays !== undefined || one.infrequentAfterDays !== undefined)
      ? oneClass
      : undefined,
  }),
  literals: ({ name, placement }) => {
    const region = storageRegion(placement.region);
    return { provider: 's3', bucketName: name, endpoint: storageEndpoint(region), region };
  },
  /** A person makes the key and fills the Secret: Terraform would keep it in its state. */
  secretKeys: ({ name }) => ({
    accessKey: { secret: `${name}-key`, key: 'accessKey' },
    secretKey: { secret: `${name}-key`, key: 'secretKey' },
  }),
} as const satisfies Has<'bucket'>;
