import type { Backing } from './backing';
import type { ComponentOwner } from './component-names';
import type { NodePool } from './kinds/cluster';
import type { PodSecurityLevel } from './parts/security';
import type { StorageClasses } from './platform';

/** How seriously an environment is run; policy follows it, never the name. */
export type Stage = 'development' | 'staging' | 'production';

/** Where an environment is on one cloud. */
export interface Placement {
  readonly region: string;
  /** AWS account, Azure subscription or Google project. */
  readonly account: string;
  /** Region that takes over, and holds replicas. */
  readonly failoverRegion?: string;
  /** Principals that apply the stacks, where they need more than rights in the account. @default - whoever applies them first */
  readonly deployers?: readonly string[];
}

/** Where Terraform keeps its state. */
export interface State {
  readonly backend: string;
  /** Bucket or storage account. */
  readonly store: string;
  readonly region: string;
  /** URL of a store that speaks the backend's protocol elsewhere. @default - the backend's own cloud */
  readonly endpoint?: string;
}

/** The Kubernetes cluster that an environment runs on. */
export interface Cluster {
  readonly name: string;
  /** Cloud that runs it. */
  readonly cloud: string;
  /** Name of one that somebody else runs. */
  readonly existing?: string;
  readonly version: string;
  readonly nodePools: readonly NodePool[];
  readonly apiAllowList: readonly string[];
  /** Who runs controllers, by name. @default - in a cluster of ours we do what something uses; in another, somebody else */
  readonly components?: Readonly<Partial<Record<string, ComponentOwner>>>;
  /** Weekly, UTC. @default - the cloud chooses */
  readonly maintenanceWindow?: string;
  /** Blocks of name servers that are neither pods of kube-system nor on the node. @default - none */
  readonly dns?: readonly string[];
  /** OIDC issuer of its service accounts, where it is known before the cluster is. */
  readonly issuer?: string;
  /** StorageClasses that it has beside those of its cloud, by the names that volumes call them; all that one of somebody else's has. @default - none is listed */
  readonly storageClasses?: StorageClasses;
  /** Options that only its cloud has, as its facts parsed them. @default - none */
  readonly native?: Readonly<Record<string, unknown>>;
}

/** What an environment says of a namespace. */
export interface NamedNamespace {
  readonly labels: Readonly<Record<string, string>>;
  readonly podSecurity?: PodSecurityLevel;
  /** Teams whose services may stand in it. @default - one team's, whichever that is */
  readonly teams?: readonly string[];
}

/** A place where the services of a platform run. */
export interface Environment {
  readonly name: string;
  /** File that it was written in. */
  readonly source: string;
  readonly stage: Stage;
  /** Whether nothing of it is to run any more, and only what deletes it is left. @default false */
  readonly removed?: boolean;
  /** Cloud of the secret store, and of each backing that names no other. */
  readonly cloud: string;
  readonly placements: Readonly<Record<string, Placement>>;
  /** @default - none: nothing of it is Terraform's */
  readonly state?: State;
  readonly cluster: Cluster;
  /** Environment whose own the cluster is; the network goes with it. */
  readonly clusterOwner: string;
  readonly network: {
    readonly cidr: string;
    readonly zones: number;
    readonly nat: 'single' | 'perZone';
    readonly existing?: string;
    /** Options that only the cluster's cloud has. @default - none */
    readonly native?: Readonly<Record<string, unknown>>;
  };
  /** Backings that services share, by name. */
  readonly shared: Readonly<Record<string, Backing>>;
  readonly deletionProtection: boolean;
  /** Host that its services answer at. */
  readonly host: string;
  /** Namespaces that it names itself, beside those of its services. @default - none */
  readonly namespaces?: Readonly<Record<string, NamedNamespace>>;
  /** Kubernetes quotas of its namespace, by resource name. */
  readonly quota: Readonly<Record<string, string>>;
  /** Limits of a container that asks for none. */
  readonly limits: {
    readonly default: Readonly<Record<string, string>>;
    readonly defaultRequest: Readonly<Record<string, string>>;
  };
}
