import type { Contract } from '../contract';

/** A key-value store of Workers. */
export interface WorkerStore {
  /** Id in the cloud, known once it is created. @default - not known yet */
  readonly id?: string;
  /** Whether it exists outside of Strata. */
  readonly existing: boolean;
}

/** A route of a Worker: `api.example.com/files/*`. */
export interface WorkerRoute {
  readonly pattern: string;
  /** Zone of the pattern's host. */
  readonly zone: string;
  /** Whether a DNS record is created for the host, which has no other origin. */
  readonly record: boolean;
}

/** Code that runs at the edge, and its bindings by the names that the code reads. */
export interface WorkerOptions {
  /** Path of the entry point in the Worker's own source folder. */
  readonly main: string;
  /** Compatibility date of the runtime, such as `2026-01-31`. */
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  /** Names of its buckets, by binding. */
  readonly buckets: Readonly<Record<string, string>>;
  /** Names of its queues, by binding. */
  readonly queues: Readonly<Record<string, string>>;
  /** Key-value stores, by binding. */
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
  /** Custom domain, and its zone. @default - none */
  readonly domain?: { readonly host: string; readonly zone: string };
  /** Cron triggers in UTC. */
  readonly crons: readonly string[];
}

/** Contract of a Worker. */
export const worker = { literals: ['name'], outputs: [], secrets: [] } as const satisfies Contract;
