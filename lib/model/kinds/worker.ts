import type { Contract } from '../contract';

/** A name-value store that only Workers read. */
export interface WorkerStore {
  /** Id in the cloud, which is known once it is made. @default - not known yet */
  readonly id?: string;
  /** Whether somebody else made it. */
  readonly existing: boolean;
}

/** A way in to a Worker: `api.example.com/files/*`. */
export interface WorkerRoute {
  readonly pattern: string;
  /** Domain that the pattern's host is in. */
  readonly zone: string;
  /** Whether a DNS record is made for the host, which nothing else answers at. */
  readonly record: boolean;
}

/** Code that runs at the edge, and all that it is bound to; bindings bear the names that the code reads. */
export interface WorkerOptions {
  /** Path of the entry point in the Worker's own source folder. */
  readonly main: string;
  /** Day, such as `2026-01-31`, whose behaviour of the runtime it expects. */
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  /** Names of buckets beside it, by binding. */
  readonly buckets: Readonly<Record<string, string>>;
  /** Names of queues beside it, by binding. */
  readonly queues: Readonly<Record<string, string>>;
  /** Name-value stores, by binding. */
  readonly stores: Readonly<Record<string, WorkerStore>>;
  /** Other Workers by binding; link replaces the names of their services by those in the cloud. */
  readonly services: Readonly<Record<string, string>>;
  /** Binding of the cloud's own models. @default - none */
  readonly models?: string;
  /** Literal texts, by variable. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names of secrets, which people fill. */
  readonly secrets: readonly string[];
  readonly routes: readonly WorkerRoute[];
  /** Host that is its own, and the domain that the host is in. @default - none */
  readonly domain?: { readonly host: string; readonly zone: string };
  /** When it runs by itself, in cron syntax and UTC. */
  readonly crons: readonly string[];
}

/** What a Worker hands back. */
export const worker = { literals: ['name'], outputs: [], secrets: [] } as const satisfies Contract;
