import type { Contract } from '../contract';

/** Private object storage. */
export interface BucketOptions {
  /** Keeps noncurrent object versions. */
  readonly versioned: boolean;
  /** Days until an object is deleted. @default - never */
  readonly retentionDays?: number;
  /** Days until an object moves to the archive class. @default - never */
  readonly archiveAfterDays?: number;
  /** Class of archived objects. @default - the cloud's own */
  readonly archiveClass?: ColderClass;
  /** Days until an object moves to the class of infrequent access. @default - never */
  readonly infrequentAfterDays?: number;
  /** Days until a noncurrent version is deleted. @default - never */
  readonly noncurrentDays?: number;
  /** Noncurrent versions of an object that are kept. @default - all */
  readonly maxVersions?: number;
  /** Further lifecycle rules by prefix. @default - none */
  readonly rules?: readonly LifecycleRule[];
  /** Class of new objects; `automatic`: by their use. @default - standard */
  readonly storageClass?: 'standard' | 'automatic' | Exclude<ColderClass, 'deepArchive'>;
  /** Region of a replica. @default - none */
  readonly replicaRegion?: string;
  /** Storage class of the replica. @default - that of new objects */
  readonly replicaClass?: ColderClass;
  /** Deleting a bucket with objects in it fails. */
  readonly deletionProtection: boolean;
  /** Allowed origins of browsers. */
  readonly corsOrigins: readonly string[];
  /** Allowed methods. @default - those of the cloud to read and write */
  readonly corsMethods?: readonly CorsMethod[];
  /** Allowed request headers. @default - any */
  readonly corsHeaders?: readonly string[];
  /** Seconds that a browser caches an answer. @default - that of the cloud */
  readonly corsMaxAgeSeconds?: number;
  /** Disk size where it runs inside the cluster. @default - 10 */
  readonly sizeGiB?: number;
  /** Bucket for access logs. @default - none */
  readonly accessLogBucket?: string;
  /** Further tags. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Storage classes of transitions, the cheaper to store the later. */
export type ColderClass = 'infrequent' | 'cold' | 'archive' | 'deepArchive';

/** Lifecycle of objects with a prefix. */
export interface LifecycleRule extends Pick<
  BucketOptions,
  'retentionDays' | 'archiveAfterDays' | 'archiveClass' | 'infrequentAfterDays' | 'noncurrentDays'
> {
  /** Letters, digits and hyphens. */
  readonly name: string;
  /** Prefix; empty for all objects. */
  readonly prefix: string;
}

/** Methods that every store supports. */
export const corsMethods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'] as const;

/** One of them. */
export type CorsMethod = (typeof corsMethods)[number];

/** Contract of a bucket. */
export const bucket = {
  prefix: 'STORAGE',
  literals: ['provider', 'bucketName', 'endpoint', 'region'],
  outputs: [],
  secrets: ['accessKey', 'secretKey'],
} as const satisfies Contract;
