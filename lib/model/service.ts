import type { Backing } from './backing';
import type { Batch } from './parts/batch';
import type { Health } from './parts/health';
import type { Lifecycle } from './parts/lifecycle';
import type { Metadata } from './parts/metadata';
import type { Migration } from './parts/migration';
import type { Monitoring } from './parts/monitoring';
import type { Networking } from './parts/networking';
import type { Extra, Override } from './parts/overrides';
import type { Resources } from './parts/resources';
import type { Rollout } from './parts/rollout';
import type { Scaling } from './parts/scaling';
import type { Scheduling } from './parts/placement';
import type { Security } from './parts/security';
import type { ConfigFile, SecretReference, VariablesFrom } from './parts/config';
import type { Reference } from './parts/reference';
import type { Volume } from './parts/volumes';
import type { Workload } from './parts/workload';

/** A service in one environment, with all defaults filled in. */
export interface Service {
  readonly name: string;
  /** File that it was written in. */
  readonly source: string;
  readonly namespace: string;
  /** Whether its own spec sets the namespace instead of its environment. @default false */
  readonly choosesNamespace?: boolean;
  readonly metadata: Metadata;
  readonly workload: Workload;
  readonly scaling: Scaling;
  readonly rollout: Rollout;
  readonly scheduling: Scheduling;
  readonly resources: Resources;
  readonly networking: Networking;
  readonly volumes: readonly Volume[];
  readonly health: Health;
  readonly lifecycle: Lifecycle;
  readonly security: Security;
  readonly batch: Batch;
  /** @default - the platform does not say who reads metrics */
  readonly monitoring?: Monitoring;
  readonly migration?: Migration;
  /** Services of the platform that it calls. */
  readonly calls: readonly string[];
  /** Hosts outside the platform that it calls. */
  readonly externals: readonly { readonly name: string; readonly host: string; readonly port: number }[];
  readonly backings: readonly Backing[];
  /** Literal texts with placeholders, which link resolves. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variables that Kubernetes sets from the pod or a ConfigMap. */
  readonly references: Readonly<Record<string, Reference>>;
  /** ConfigMaps and Secrets of the namespace, all of whose keys become variables. */
  readonly variablesFrom: readonly VariablesFrom[];
  readonly files: readonly ConfigFile[];
  readonly secrets: readonly SecretReference[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly overrides: readonly Override[];
  readonly extras: readonly Extra[];
  /** Path of `extend.ts`, relative to the repository. @default - there is none */
  readonly extend?: string;
  /** Generation of its passwords; raised by hand to rotate them. */
  readonly generation: number;
}
