import type { Binding, Values } from './binding';
import type { Alarms } from './alarms';
import type { Environment, Placement, State } from './environment';
import type { Platform } from './platform';
import type { ConfigFile } from './parts/config';
import type { Flow } from './parts/security';
import type { Service } from './service';

/** Names of a unit's surroundings on one of its clouds. */
export interface Site extends Placement {
  /** Name of the resources of the environment's own stack: a resource group, a vault. */
  readonly shared: string;
  /** Name of the resources of the cluster's own stacks. */
  readonly clusterShared: string;
  /** Name of the network of its backings. */
  readonly network: string;
  /** Name of the cluster of the workloads, on its own cloud. @default - the cluster is on another cloud */
  readonly cluster?: string;
  /** Name of the key of shared backings. */
  readonly sharedKey?: string;
  /** Key that encrypts the data of a stack; created on first use. */
  readonly key: Binding<'key'>;
  readonly identity: {
    readonly name: string;
    readonly values: Values;
    /** Permissions boundary. @default - none */
    readonly boundary?: string;
  };
  /** Prerequisites that this stack enables, such as APIs. @default - none: another stack enables them */
  readonly setup?: readonly string[];
}

/** Data that the context of a stack gives every construct. */
export interface StackContext {
  readonly platform: string;
  /** Environment or cluster of the stack. */
  readonly scope: string;
  /** `Project`, `Environment`, `ManagedBy`, `CostCenter`, `Service`, `Team`, `Owner`. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether data is protected against deletion: deletion protection, final snapshots. */
  readonly protect: boolean;
  /** What its clouds watch by themselves. @default - nothing */
  readonly alarms?: Alarms;
  /** Kubernetes namespace of in-cluster backings. */
  readonly namespace: string;
  readonly generation: number;
}

/** One Terraform stack as plain data. */
export interface StackUnit {
  /** `inferloop.production.tabular`. */
  readonly name: string;
  readonly source: string;
  readonly context: StackContext;
  /** @default - local: the stack that creates the state store starts with local state */
  readonly state?: State;
  readonly sites: Readonly<Record<string, Site>>;
  readonly bindings: readonly Binding[];
  /** Creates the resources that `site.shared` names. @default - another stack does, or they are not needed */
  readonly shared?: { readonly issuer?: string };
  /** Stacks that are applied before it. */
  readonly after: readonly string[];
  /** Prerequisites of its accounts, by cloud. @default - none */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** The workload of the stack, and the bundle with its values. @default - none: it serves other stacks */
  readonly workload?: {
    readonly namespace: string;
    readonly serviceAccount: string;
    readonly cluster: string;
    readonly issuer?: string;
    /** Cloud of the bundle's secret store. */
    readonly home: string;
    readonly bundle: string;
    /** Rights in addition to those of its backings, by cloud. */
    readonly permissions: readonly {
      readonly cloud: string;
      readonly allow: readonly string[];
      readonly on: readonly string[];
    }[];
  };
}

/** A service that calls, or is called. */
export interface ConnectedService {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly { readonly port: number | string; readonly protocol: 'TCP' | 'UDP' | 'SCTP' }[];
}

/** One service in one environment as closed data: the cache key, and the input of a worker. */
export interface Unit {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly service: Service;
  /** Names of the platform's other environments, where a service has overrides, extra files or extend.ts. @default - not needed */
  readonly others?: readonly string[];
  /** Services that call this one. */
  readonly callers: readonly Pick<ConnectedService, 'name' | 'namespace'>[];
  /** Services that this one calls. */
  readonly callees: readonly ConnectedService[];
  readonly bindings: readonly Binding[];
  /** Names of the backings outside of the cluster. */
  readonly managed: readonly string[];
  /** Bindings of the workload. */
  readonly values: Values;
  readonly files: readonly ConfigFile[];
  readonly podLabels: Readonly<Record<string, string>>;
  /** Annotations of the pods' service account. @default - none */
  readonly accountAnnotations?: Readonly<Record<string, string>>;
  /** Flows to managed backings, external hosts and endpoints of its identities. */
  readonly egress: readonly Flow[];
  readonly names: {
    readonly namespace: string;
    /** The secret that carries values from Terraform to Kubernetes; a changed contract gives a new one. */
    readonly bundle: string;
    /** ClusterSecretStore of the environment. @default - secrets are made in the cluster */
    readonly store?: string;
    /** Secret with the values of secrets that people fill. */
    readonly secrets: string;
  };
  /** Controllers that it uses; Flux applies these first. */
  readonly components: readonly string[];
  /** @default - nothing of it is Terraform's */
  readonly stack?: StackUnit;
  /** Parts of shared databases that a Job creates for it. */
  readonly logins: readonly Login[];
  /** Backings that are Kubernetes objects in the service's namespace. @default - none */
  readonly inCluster?: StackUnit;
}

/** Shared backings of an environment inside its cluster, as closed data. */
export interface DataUnit {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly namespace: string;
  readonly inCluster: StackUnit;
}

/** A service's own database and login on a shared server, created by a Job with the master's rights. */
export interface Login {
  /** Name of the backing in the spec. */
  readonly name: string;
  readonly cloud: string;
  readonly engine: string;
  readonly database: string;
  readonly user: string;
  /** Secret in the store with the master's user and password. */
  readonly masterSecret: string;
  readonly masterUser: string;
  /** Variables of the bundle that carry the host and the service's own password. */
  readonly hostVariable: string;
  readonly passwordVariable: string;
  readonly port: string;
  /** Namespace of the Job, without services. */
  readonly namespace: string;
}
