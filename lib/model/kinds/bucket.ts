import type { Contract } from '../contract';

/** Private object storage. */
export interface BucketOptions {
  /** Keeps superseded object versions. */
  readonly versioned: boolean;
  /** Days until an object is deleted. @default - never */
  readonly retentionDays?: number;
  /** Days until an object moves to the archive class. @default - never */
  readonly archiveAfterDays?: number;
  /** Days until a superseded version is deleted. @default - never */
  readonly noncurrentDays?: number;
  /** Region of a replica. @default - none */
  readonly replicaRegion?: string;
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
