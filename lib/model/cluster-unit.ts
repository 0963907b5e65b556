import type { DeliveryMode } from './delivery';
import type { Cluster, Environment } from './environment';
import type { StorageClass } from './facts';
import type { MonitoringStack, Overview } from './parts/monitoring';
import type { Routing } from './parts/routing';
import type { PodSecurityLevel } from './parts/security';
import type { Platform } from './platform';

/** Part of a service that one Flux Kustomization applies, in this order. */
export type Phase = 'login' | 'bindings' | 'migrate' | 'run' | 'monitoring';

/** Every phase, in order. */
export const phases = ['login', 'bindings', 'migrate', 'run', 'monitoring'] as const satisfies readonly Phase[];

/** A namespace of a cluster. */
export interface Namespace {
  readonly name: string;
  readonly environment: Environment;
  /** Strictest Pod Security level that admits all of its workloads. */
  readonly level: PodSecurityLevel;
  /** Whether services of the platform run in it; only then it gets policies, quotas and limits. */
  readonly hasWorkloads: boolean;
  /** Whether ACME solver pods run in it. @default false */
  readonly hasSolvers?: boolean;
  /** Labels that its environment puts on it. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Flux delivery of one service in one environment. */
export interface Delivery {
  readonly environment: string;
  readonly service: string;
  readonly namespace: string;
  /** Namespace of a phase in another namespace: admin credentials never reach that of a service. */
  readonly namespaces: Readonly<Partial<Record<Phase, string>>>;
  /** Phases that are not empty. */
  readonly phases: readonly Phase[];
  /** Maximum seconds until pods are ready, and until a migration completes. */
  readonly timeoutSeconds: Readonly<Record<Phase, number>>;
  readonly components: readonly string[];
  /** How Flux applies its last phase but monitoring. @default - by kustomize-controller */
  readonly mode?: DeliveryMode;
  /** Scale target of an autoscaler, whose `replicas` Flux ignores. @default - none */
  readonly autoscaled?: 'Deployment' | 'StatefulSet';
  /** Whether it is the shared delivery of the environment, which services depend on. @default false */
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
  /** Environment of its services. */
  readonly environment: string;
}

/** Whom the alerts of an environment go to, and where Alertmanager reads it. */
export interface Alerting {
  readonly environment: string;
  readonly routing: Routing;
  /** Namespaces with its configuration and secrets. */
  readonly namespaces: readonly string[];
  /** Secret store with its secrets. @default - people make its Secret */
  readonly store?: string;
}

/** One cluster with all that Flux applies to it, as closed data. */
export interface ClusterUnit {
  readonly platform: Platform;
  readonly cluster: Cluster;
  readonly source: string;
  readonly namespaces: readonly Namespace[];
  readonly deliveries: readonly Delivery[];
  /** Controllers to install. */
  readonly components: readonly string[];
  /** Controllers in use that another team runs. @default - none */
  readonly external?: readonly string[];
  /** Helm values that its cloud adds to a component's chart, by component. @default - none */
  readonly values?: Readonly<Record<string, object>>;
  readonly stores: readonly SecretStore[];
  /** What the dashboard of the platform shows. @default - there is none */
  readonly overview?: Overview;
  /** Hosts of the gateway. */
  readonly hosts: readonly Host[];
  /** Annotations of a Service of type LoadBalancer on its cloud. @default - none */
  readonly loadBalancer?: Readonly<Record<string, string>>;
  /** Whom alerts go to, of each environment that says it. @default - alerts are not sent */
  readonly alerting?: {
    readonly stack: MonitoringStack;
    /** Whether its Alertmanager is one of the cluster's own components. */
    readonly owned: boolean;
    readonly environments: readonly Alerting[];
  };
  /** StorageClasses to create. @default - only those that the cluster comes with */
  readonly storageClasses?: readonly StorageClass[];
}
