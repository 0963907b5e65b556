import type { Backing } from './backing';
import type { ComponentOwner } from './component-owner';
import type { DeliveryMode } from './delivery';
import type { NodePool } from './kinds/cluster';
import type { Routing } from './parts/routing';
import type { PodSecurityLevel } from './parts/security';
import type { StorageClasses } from './platform';

/** Stage of an environment; policy follows from it, never from the name. */
export type Stage = 'development' | 'staging' | 'production';

/** Placement of an environment on one cloud. */
export interface Placement {
  readonly region: string;
  /** AWS account, Azure subscription or Google project. */
  readonly account: string;
  /** Failover region, which holds replicas. */
  readonly failoverRegion?: string;
  /** Principals that apply the stacks, where these need more than rights in the account. @default - the principal that applies first */
  readonly deployers?: readonly string[];
}

/** Terraform backend. */
export interface State {
  readonly backend: string;
  /** Bucket or storage account. */
  readonly store: string;
  readonly region: string;
  /** URL of a compatible store of another cloud. @default - the backend's own cloud */
  readonly endpoint?: string;
}

/** The Kubernetes cluster that an environment runs on. */
export interface Cluster {
  readonly name: string;
  /** Cloud that runs it. */
  readonly cloud: string;
  /** Name of an existing cluster, which another team runs. */
  readonly existing?: string;
  readonly version: string;
  readonly nodePools: readonly NodePool[];
  readonly apiAllowList: readonly string[];
  /** Whether Strata installs controllers, by name. @default - in a cluster of Strata those in use; none in an existing cluster */
  readonly components?: Readonly<Partial<Record<string, ComponentOwner>>>;
  /** Weekly, UTC. @default - the cloud chooses */
  readonly maintenanceWindow?: string;
  /** CIDR blocks of further name servers, outside of kube-system and the node. @default - none */
  readonly dns?: readonly string[];
  /** OIDC issuer of its service accounts, where it is known before the cluster is. */
  readonly issuer?: string;
  /** StorageClasses in addition to those of its cloud, by neutral name; all of an existing cluster. @default - none is listed */
  readonly storageClasses?: StorageClasses;
  /** Options that only its cloud has, as its facts parsed them. @default - none */
  readonly native?: Readonly<Record<string, unknown>>;
}

/** Settings of a namespace. */
export interface NamedNamespace {
  readonly labels: Readonly<Record<string, string>>;
  readonly podSecurity?: PodSecurityLevel;
  /** Teams whose services may run in it. @default - any single team */
  readonly teams?: readonly string[];
}

/** An environment: where services of a platform run. */
export interface Environment {
  readonly name: string;
  /** File that it was written in. */
  readonly source: string;
  readonly stage: Stage;
  /** Whether it is being removed: only the objects that delete it remain. @default false */
  readonly removed?: boolean;
  /** Cloud of the secret store, and default cloud of backings. */
  readonly cloud: string;
  readonly placements: Readonly<Record<string, Placement>>;
  /** @default - none: it has no Terraform resources */
  readonly state?: State;
  readonly cluster: Cluster;
  /** Environment that owns the cluster and its network. */
  readonly clusterOwner: string;
  readonly network: {
    readonly cidr: string;
    readonly zones: number;
    readonly nat: 'single' | 'perZone';
    readonly existing?: string;
    /** Options that only the cluster's cloud has. @default - none */
    readonly native?: Readonly<Record<string, unknown>>;
  };
  /** Shared backings, by name. */
  readonly shared: Readonly<Record<string, Backing>>;
  readonly deletionProtection: boolean;
  /** How Flux applies its services. @default - by kustomize-controller */
  readonly delivery?: DeliveryMode;
  /** Default host of its services. */
  readonly host: string;
  /** Namespaces in addition to those of its services. @default - none */
  readonly namespaces?: Readonly<Record<string, NamedNamespace>>;
  /** Whom its alerts go to. @default - alerts are not sent */
  readonly routing?: Routing;
  /** Kubernetes quotas of its namespace, by resource name. */
  readonly quota: Readonly<Record<string, string>>;
  /** Default limits of a container. */
  readonly limits: {
    readonly default: Readonly<Record<string, string>>;
    readonly defaultRequest: Readonly<Record<string, string>>;
  };
}
