import type { Binding, Values } from './binding';
import type { Environment, Placement, State } from './environment';
import type { Platform } from './platform';
import type { ConfigFile } from './parts/config';
import type { Flow } from './parts/security';
import type { Service } from './service';

/** What a unit finds and makes on one of its clouds. */
export interface Site extends Placement {
  /** Name of what the environment's own stack makes there: a resource group, a vault. */
  readonly shared: string;
  /** Name of what the stacks of the cluster itself make there, as `shared` is the environment's. */
  readonly clusterShared: string;
  /** Name of the network that its backings stand in. */
  readonly network: string;
  /** Name of the cluster that the workloads run on, where it is this cloud's. @default - another cloud runs it */
  readonly cluster?: string;
  /** Name of the key that encrypts what the environment's services share. */
  readonly sharedKey?: string;
  /** Key that encrypts what a stack stores; made when first asked for. */
  readonly key: Binding<'key'>;
  readonly identity: {
    readonly name: string;
    readonly values: Values;
    /** What bounds its rights there. @default - only the rights themselves */
    readonly boundary?: string;
  };
  /** What this very stack enables in the account, such as APIs. @default - nothing: another one has done that */
  readonly setup?: readonly string[];
}

/** What every construct of a stack may ask its context for. */
export interface StackContext {
  readonly platform: string;
  /** Environment, or cluster, that the stack is of. */
  readonly scope: string;
  /** `Project`, `Environment`, `ManagedBy`, `CostCenter`, `Service`, `Team`, `Owner`. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether data must outlive a mistake: deletion protection, final snapshots. */
  readonly protect: boolean;
  /** Kubernetes namespace that in-cluster backings stand in. */
  readonly namespace: string;
  readonly generation: number;
}

/** One Terraform stack as plain data. */
export interface StackUnit {
  /** `inferloop.production.tabular`. */
  readonly name: string;
  readonly source: string;
  readonly context: StackContext;
  /** @default - the stack that makes the state's own store keeps its state beside it at first */
  readonly state?: State;
  readonly sites: Readonly<Record<string, Site>>;
  readonly bindings: readonly Binding[];
  /** Makes what all stacks of the environment find by `site.shared`. @default - it is there already, or not needed */
  readonly shared?: { readonly issuer?: string };
  /** Stacks to be applied before. */
  readonly after: readonly string[];
  /** What its accounts must have enabled, by cloud. @default - nothing */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** Who runs on what this stack makes, and the bundle that carries its values. @default - nobody: it serves other stacks */
  readonly workload?: {
    readonly namespace: string;
    readonly serviceAccount: string;
    readonly cluster: string;
    readonly issuer?: string;
    /** Cloud whose store keeps the bundle. */
    readonly home: string;
    readonly bundle: string;
    /** Rights beside those of its backings, by cloud. */
    readonly permissions: readonly {
      readonly cloud: string;
      readonly allow: readonly string[];
      readonly on: readonly string[];
    }[];
  };
}

/** A service that calls, or is called. */
export interface Neighbour {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly { readonly port: number | string; readonly protocol: 'TCP' | 'UDP' | 'SCTP' }[];
}

/** One service in one environment, closed: the cache key and the parcel for a worker. */
export interface Unit {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly service: Service;
  /** Names of the platform's other environments, where something of the service is written by hand. @default - nobody asks */
  readonly others?: readonly string[];
  /** Services that call this one. */
  readonly callers: readonly Pick<Neighbour, 'name' | 'namespace'>[];
  /** Services that this one calls. */
  readonly callees: readonly Neighbour[];
  readonly bindings: readonly Binding[];
  /** Names of those backings that stand outside of the cluster. */
  readonly managed: readonly string[];
  /** All that the workload reads. */
  readonly values: Values;
  readonly files: readonly ConfigFile[];
  readonly podLabels: Readonly<Record<string, string>>;
  /** Annotations of the account that the pods run as. @default - none */
  readonly accountAnnotations?: Readonly<Record<string, string>>;
  /** Flows to managed backings, to hosts outside and to what its identities need. */
  readonly egress: readonly Flow[];
  readonly names: {
    readonly namespace: string;
    /** The one secret that carries values from Terraform to Kubernetes, in both; a changed contract makes a new one. */
    readonly bundle: string;
    /** ClusterSecretStore of the environment. @default - secrets are made in the cluster */
    readonly store?: string;
    /** Secret with the values of secrets that people fill. */
    readonly secrets: string;
  };
  /** Controllers that it uses; Flux applies it after them. */
  readonly components: readonly string[];
  /** @default - nothing of it is Terraform's */
  readonly stack?: StackUnit;
  /** Parts of shared databases that a Job makes for it. */
  readonly logins: readonly Login[];
  /** Backings that are Kubernetes objects beside the service. @default - none */
  readonly inCluster?: StackUnit;
}

/** What the services of an environment share inside its cluster, closed. */
export interface DataUnit {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly namespace: string;
  readonly inCluster: StackUnit;
}

/** A part of a shared database that a service gets for its own, by a Job with the master's rights. */
export interface Login {
  /** Name of the backing in the spec. */
  readonly name: string;
  readonly cloud: string;
  readonly engine: string;
  readonly database: string;
  readonly user: string;
  /** Secret in the store with the master's password, and its user. */
  readonly masterSecret: string;
  readonly masterUser: string;
  /** Variables of the bundle that carry the host and the service's own password. */
  readonly hostVariable: string;
  readonly passwordVariable: string;
  readonly port: string;
  /** Namespace of the Job, where no service runs. */
  readonly namespace: string;
}
