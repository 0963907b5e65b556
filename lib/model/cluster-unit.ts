import type { Cluster, Environment } from './environment';
import type { StorageClass } from './facts';
import type { PodSecurityLevel } from './parts/security';
import type { Platform } from './platform';

/** Part of a service that one Flux Kustomization applies, in this order. */
export type Phase = 'login' | 'bindings' | 'migrate' | 'run';

/** Every phase, in order. */
export const phases = ['login', 'bindings', 'migrate', 'run'] as const satisfies readonly Phase[];

/** A namespace of a cluster. */
export interface Namespace {
  readonly name: string;
  readonly environment: Environment;
  /** Strictest level that admits all of its workloads. */
  readonly level: PodSecurityLevel;
  /** Whether something of the platform runs in it: policies, quotas and limits are for that. */
  readonly hasWorkloads: boolean;
  /** Whether pods that prove certificates come and go in it. @default false */
  readonly hasSolvers?: boolean;
  /** Labels that its environment puts on it. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What Flux applies for one service of one environment. */
export interface Delivery {
  readonly environment: string;
  readonly service: string;
  readonly namespace: string;
  /** Namespace of a phase that stands elsewhere: admin credentials never reach a service's own. */
  readonly namespaces: Readonly<Partial<Record<Phase, string>>>;
  /** Those that hold something. */
  readonly phases: readonly Phase[];
  /** Longest that pods may take to become ready, and a migration to complete. */
  readonly timeoutSeconds: Readonly<Record<Phase, number>>;
  readonly components: readonly string[];
  /** What an autoscaler scales, whose number of pods Flux leaves alone. @default - nothing */
  readonly autoscaled?: 'Deployment' | 'StatefulSet';
  /** Whether it is what the services of its environment share, which they wait for. @default false */
  readonly shared?: boolean;
}

/** A secret store that External Secrets reads. */
export interface SecretStore {
  readonly name: string;
  /** `provider` of a ClusterSecretStore, as its documentation spells it. */
  readonly provider: object;
  /** Namespaces that may read it. */
  readonly namespaces: readonly string[];
}

/** A host that a gateway answers at. */
export interface Host {
  readonly host: string;
  readonly tls: boolean;
  /** Environment whose services it leads to. */
  readonly environment: string;
}

/** One cluster with all that Flux applies to it, closed. */
export interface ClusterUnit {
  readonly platform: Platform;
  readonly cluster: Cluster;
  readonly source: string;
  readonly namespaces: readonly Namespace[];
  readonly deliveries: readonly Delivery[];
  /** Controllers to install. */
  readonly components: readonly string[];
  /** Controllers that something uses and that somebody else runs. @default - none */
  readonly external?: readonly string[];
  /** What its cloud adds to the values of a component's chart, by component. @default - nothing */
  readonly values?: Readonly<Record<string, object>>;
  readonly stores: readonly SecretStore[];
  /** Hosts that the gateway answers at. */
  readonly hosts: readonly Host[];
  /** What a Service of type LoadBalancer says on its cloud. @default - nothing */
  readonly loadBalancer?: Readonly<Record<string, string>>;
  /** StorageClasses to make. @default - those that the cluster comes with */
  readonly storageClasses?: readonly StorageClass[];
}
