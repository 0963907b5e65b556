import { type BucketOptions, bucket } from './kinds/bucket';
import { type CacheOptions, cache } from './kinds/cache';
import { type ClusterOptions, cluster } from './kinds/cluster';
import { type DatabaseOptions, database } from './kinds/database';
import { type KeyOptions, key } from './kinds/key';
import { type NetworkOptions, network } from './kinds/network';
import { type QueueOptions, queue } from './kinds/queue';
import { type RegistryOptions, registry } from './kinds/registry';
import { type SecretOptions, secret } from './kinds/secret';
import { type TopicOptions, topic } from './kinds/topic';
import { type WorkerOptions, worker } from './kinds/worker';
import type { Contract } from './contract';

/** The options of each kind; a new kind starts here. */
export interface Kinds {
  network: NetworkOptions;
  cluster: ClusterOptions;
  database: DatabaseOptions;
  cache: CacheOptions;
  bucket: BucketOptions;
  queue: QueueOptions;
  topic: TopicOptions;
  secret: SecretOptions;
  key: KeyOptions;
  registry: RegistryOptions;
  worker: WorkerOptions;
}

/** What may be asked of a cloud. */
export type Kind = keyof Kinds;

/** The contract of each kind. */
export const contracts = {
  network,
  cluster,
  database,
  cache,
  bucket,
  queue,
  topic,
  secret,
  key,
  registry,
  worker,
} satisfies { [K in Kind]: Contract };

/** Every kind. */
export const kinds = Object.keys(contracts) as Kind[];

/** Kinds of whose shared ones every client has a part of its own. */
export type Parted = { [K in Kind]: (typeof contracts)[K] extends { readonly login: unknown } ? K : never }[Kind];

/** A property that `K` hands back: a literal, an output or a secret. */
export type Property<K extends Kind, Of extends 'literals' | 'outputs' | 'secrets'> = (typeof contracts)[K][Of][number];

/** What the workload may do with a backing. */
export type Access = 'read' | 'write' | 'readWrite';

/** One resource that a service or an environment asks for. */
export type Backing<K extends Kind = Kind> = {
  [P in K]: {
    readonly name: string;
    readonly kind: P;
    readonly cloud: string;
    readonly access: Access;
    /** Gets the plain variables, as the only one of its kind does. */
    readonly default: boolean;
    /** Name of a resource to point at, instead of a new one. */
    readonly existing?: string;
    /** Name of the environment's shared backing that it is a part of. */
    readonly shared?: string;
    /** Raised by hand to rotate what is secret. */
    readonly generation: number;
    readonly options: Kinds[P];
    /** The cloud's own options, as its facts define them. */
    readonly native: Readonly<Record<string, unknown>>;
    /** Further values for the workload that no cloud decides: a schema, a prefix, a pool size. */
    readonly extras: Readonly<Record<string, string>>;
  };
}[K];

/** Those of one kind. */
export function ofKind<K extends Kind>(kind: K, all: readonly Backing[]): Backing<K>[] {
  // The compiler loses that `kind` ties a backing to its options.
  return all.filter((one) => one.kind === kind) as readonly unknown[] as Backing<K>[];
}
