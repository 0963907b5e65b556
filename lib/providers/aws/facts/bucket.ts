import { z } from 'zod';
import type { Has } from '../../../model/facts';
import type { ColderClass, LifecycleRule } from '../../../model/kinds/bucket';
import { type ClassLaws, objectionsTo } from '../../../model/kinds/bucket-classes';

/** What S3 calls each class. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html */
export const colderClasses = {
  infrequent: 'STANDARD_IA',
  cold: 'GLACIER_IR',
  archive: 'GLACIER',
  deepArchive: 'DEEP_ARCHIVE',
} as const satisfies Readonly<Record<ColderClass, string>>;

const byWriter = 'the writer of an object chooses its class; lifecycle moves it later';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
const laws = {
  order: ['STANDARD', 'STANDARD_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'],
  earliest: { STANDARD_IA: 30 },
  stay: { STANDARD_IA: 30 },
} as const satisfies ClassLaws;

/** Amazon S3. */
export const bucket = {
  /** 63 less `-replica`. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  name: { max: 55, separator: '-' },
  toNative: ({ corsMethods, corsMaxAgeSeconds, archiveClass, infrequentAfterDays, storageClass, accessLogBucket }) => ({
    corsMethods,
    corsMaxAgeSeconds,
    archiveClass: archiveClass && colderClasses[archiveClass],
    infrequentAfterDays,
    intelligentTiering: storageClass === 'automatic' ? true : undefined,
    accessLogBucket,
  }),
  unsupportedOptions: {
    storageClass: { infrequent: byWriter, cold: byWriter, archive: byWriter },
    sizeGiB: 'a bucket has no fixed size',
  },
  agesSuperseded: true,
  objections: (options, { archiveClass, infrequentAfterDays, intelligentTiering }) => {
    const moves = (infrequent: unknown, archive: number | undefined, to: unknown) => [
      { option: 'infrequentAfterDays', days: infrequent as number | undefined, to: 'STANDARD_IA' },
      { option: 'archiveAfterDays', days: archive, to: String(to) },
    ];
    const all = moves(infrequentAfterDays, options.archiveAfterDays, archiveClass);
    const ofRule = (one: LifecycleRule) =>
      moves(
        one.infrequentAfterDays,
        one.archiveAfterDays,
        one.archiveClass ? colderClasses[one.archiveClass] : archiveClass,
      );
    return objectionsTo(options, { from: intelligentTiering ? 'INTELLIGENT_TIERING' : 'STANDARD', all, ofRule }, laws);
  },
  options: z.strictObject({
    archiveClass: z
      .enum(['STANDARD_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'])
      .default('GLACIER_IR')
      .describe('Class of archived objects'),
    infrequentAfterDays: z.int().min(30).optional().describe('Days until an object moves to STANDARD_IA'),
    intelligentTiering: z.boolean().default(false).describe('Whether AWS moves objects between classes by their use'),
    abortUploadsAfterDays: z.int().min(1).default(7).describe('Days until parts of an unfinished upload are deleted'),
    objectLock: z
      .strictObject({ mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), days: z.int().min(1) })
      .optional()
      .describe('Days in which no object version can be deleted; versions are kept with it'),
    accelerate: z.boolean().default(false).describe('Whether uploads may enter at edge locations'),
    accessLogBucket: z.string().optional().describe('Bucket that takes the log of requests'),
    eventBridge: z.boolean().default(false).describe('Whether changes of objects become events'),
    corsMethods: z
      .array(z.enum(['GET', 'HEAD', 'PUT', 'POST', 'DELETE']))
      .default(['GET', 'HEAD', 'PUT', 'POST'])
      .describe('Methods of browsers'),
    corsMaxAgeSeconds: z.int().min(0).optional().describe('Seconds that a browser caches the answer; its own default'),
  }),
  literals: ({ name, placement: { region } }) => ({
    provider: 's3',
    bucketName: name,
    endpoint: `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`,
    region,
  }),
  without: ['accessKey', 'secretKey'],
} as const satisfies Has<'bucket'>;
