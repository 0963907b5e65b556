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

/** The options of each kind. */
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

/** A kind of backing or platform resource. */
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

/** Kinds whose shared backings give each client a part of its own, such as a database. */
export type Parted = { [K in Kind]: (typeof contracts)[K] extends { readonly login: unknown } ? K : never }[Kind];

/** A property of the contract of `K`: a literal, an output or a secret. */
export type Property<K extends Kind, Of extends 'literals' | 'outputs' | 'secrets'> = (typeof contracts)[K][Of][number];

/** Access of the workload to a backing. */
export type Access = 'read' | 'write' | 'readWrite';

/** One resource of a service or an environment. */
export type Backing<K extends Kind = Kind> = {
  [P in K]: {
    readonly name: string;
    readonly kind: P;
    readonly cloud: string;
    readonly access: Access;
    /** Gets the variables without its name in them, as the only backing of a kind does. */
    readonly default: boolean;
    /** Name of an existing resource, used instead of a new one. */
    readonly existing?: string;
    /** Name of the environment's shared backing that it uses. */
    readonly shared?: string;
    /** Generation of its secrets; raised by hand to rotate them. */
    readonly generation: number;
    readonly options: Kinds[P];
    /** The cloud's own options, as its facts define them. */
    readonly native: Readonly<Record<string, unknown>>;
    /** Further values for the workload, independent of the cloud: a schema, a prefix, a pool size. */
    readonly extras: Readonly<Record<string, string>>;
  };
}[K];

/** Those of one kind. */
export function ofKind<K extends Kind>(kind: K, all: readonly Backing[]): Backing<K>[] {
  // The compiler does not narrow options by `kind`.
  return all.filter((one) => one.kind === kind) as readonly unknown[] as Backing<K>[];
}
