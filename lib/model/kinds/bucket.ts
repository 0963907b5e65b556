import type { Contract } from '../contract';

/** Private object storage. */
export interface BucketOptions {
  /** Keeps superseded object versions. */
  readonly versioned: boolean;
  /** Days until an object is deleted. @default - never */
  readonly retentionDays?: number;
  /** Days until an object moves to the archive class. @default - never */
  readonly archiveAfterDays?: number;
  /** Class of archived objects. @default - the cloud's own */
  readonly archiveClass?: ColderClass;
  /** Days until an object moves to the class of infrequent access. @default - never */
  readonly infrequentAfterDays?: number;
  /** Days until a superseded version is deleted. @default - never */
  readonly noncurrentDays?: number;
  /** Superseded versions of an object that are kept. @default - all */
  readonly maxVersions?: number;
  /** What holds beside it for some objects. @default - nothing */
  readonly rules?: readonly LifecycleRule[];
  /** Class of new objects; `automatic`: by their use. @default - standard */
  readonly storageClass?: 'standard' | 'automatic' | Exclude<ColderClass, 'deepArchive'>;
  /** Region of a replica. @default - none */
  readonly replicaRegion?: string;
  /** Class of what the replica holds. @default - that of new objects */
  readonly replicaClass?: ColderClass;
  /** Deleting a bucket with objects in it fails. */
  readonly deletionProtection: boolean;
  /** Origins that browsers may call from. */
  readonly corsOrigins: readonly string[];
  /** Methods by which they may. @default - the cloud's own, to read and write */
  readonly corsMethods?: readonly CorsMethod[];
  /** Headers that they may send. @default - any */
  readonly corsHeaders?: readonly string[];
  /** Seconds that a browser remembers an answer. @default - the cloud's own */
  readonly corsMaxAgeSeconds?: number;
  /** Disk of one inside the cluster. @default - 10 */
  readonly sizeGiB?: number;
  /** Bucket that takes the log of requests. @default - none is kept */
  readonly accessLogBucket?: string;
  /** Tags beside those of the service. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Classes to which objects are moved, the cheaper to keep the later. */
export type ColderClass = 'infrequent' | 'cold' | 'archive' | 'deepArchive';

/** When objects whose names begin alike move and go. */
export interface LifecycleRule extends Pick<
  BucketOptions,
  'retentionDays' | 'archiveAfterDays' | 'archiveClass' | 'infrequentAfterDays' | 'noncurrentDays'
> {
  /** Letters, digits and hyphens. */
  readonly name: string;
  /** All objects where it is empty. */
  readonly prefix: string;
}

/** Methods that every store answers. */
export const corsMethods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'] as const;

/** One of them. */
export type CorsMethod = (typeof corsMethods)[number];

/** What a bucket hands back. */
export const bucket = {
  prefix: 'STORAGE',
  literals: ['provider', 'bucketName', 'endpoint', 'region'],
  outputs: [],
  secrets: ['accessKey', 'secretKey'],
} as const satisfies Contract;
