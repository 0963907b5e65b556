import type { z } from 'zod';
import type { Kind, Kinds, Property } from './backing';
import type { Values } from './binding';
import type { FirstDeploy } from './first-deploy';
import type { Placement } from './environment';
import type { Objection } from './kinds/bucket-classes';
import type { ClusterOptions } from './kinds/cluster';
import type { Size } from './kinds/size';
import type { NameRule } from './name';
import type { Need } from './need';
import type { Ask, Offer } from './offers';
import type { Flow } from './parts/security';
import type { ConnectionLimit } from './database-connections';
import type { Machine } from './machine';
import type { StatedUse } from './uses';

/** Input of a kind's values. */
export interface LiteralContext<K extends Kind> {
  /** Physical name. */
  readonly name: string;
  readonly options: Kinds[K];
  readonly placement: Placement;
  /** Namespace of in-cluster backings. */
  readonly namespace: string;
}

/** The cloud's own options. */
type Native = Readonly<Record<string, unknown>>;

/** Facts of a kind on a cloud that has it. */
export interface Has<K extends Kind> {
  readonly name: NameRule;
  /** Product name of each size. */
  readonly sizes?: Readonly<Record<Size, string>>;
  /** Cores and memory of a product, one of `sizes` or named in the cloud's own options; undefined where they are not known. @default - they are not */
  readonly machine?: (product: string) => Machine | undefined;
  /** Connections that it accepts, where they are limited and known. @default - they are not */
  readonly connections?: (options: Kinds[K], native: Readonly<Record<string, unknown>>) => ConnectionLimit | undefined;
  /** Cores and memory of all nodes together that the cloud adds by itself, whatever the pools. @default - it adds none */
  readonly provisions?: (native: Native) => Machine | undefined;
  /** The cloud's own options, under the cloud's name in a spec. */
  readonly options?: z.ZodObject;
  /** Unsupported neutral options, or values of one, each with the reason for the warning. @default - none */
  readonly unsupportedOptions?: Readonly<Partial<Record<keyof Kinds[K], string | Readonly<Record<string, string>>>>>;
  /** Neutral options that are unsupported in this combination, each with the reason for the warning. @default - none */
  readonly unsupported?: (options: Kinds[K], native: Native) => Readonly<Record<string, string | undefined>>;
  /** The cloud's own options that neutral ones translate to; those under the cloud's name take precedence. @default - none */
  readonly toNative?: (options: Kinds[K]) => Readonly<Record<string, unknown>>;
  /** Maximum by option; more gives a warning. @default - that of the spec's schema */
  readonly most?: Readonly<Partial<Record<keyof Kinds[K], number>>>;
  /** Minimum by option; less gives a warning. @default - that of the spec's schema */
  readonly least?: Readonly<Partial<Record<keyof Kinds[K], number>>>;
  /** Every literal, and those outputs that this cloud can compute. */
  readonly literals: (
    context: LiteralContext<K>,
  ) => Readonly<Record<Property<K, 'literals'>, string>> & Partial<Readonly<Record<Property<K, 'outputs'>, string>>>;
  /** Literals with variables of the identity, which Kubernetes expands as `$(NAME)`. @default - none */
  readonly templates?: readonly Property<K, 'literals'>[];
  /** Secrets of the contract that this cloud does not need, since access is by identity, and outputs that it does not have. */
  readonly without?: readonly (Property<K, 'secrets'> | Property<K, 'outputs'>)[];
  /** Why it cannot create these options, by option. @default - it can */
  readonly refuses?: (options: Kinds[K], placement?: Placement) => Readonly<Partial<Record<keyof Kinds[K], string>>>;
  /** Conflicts of the cloud's own options, complete, with each other or with neutral ones, by option. @default - none */
  readonly conflicts?: (native: Native, options: Kinds[K]) => Readonly<Record<string, string | undefined>>;
  /** Conflicts of neutral options with its own, complete. @default - none */
  readonly objections?: (options: Kinds[K], native: Readonly<Record<string, unknown>>) => readonly Objection[];
  /** Whether noncurrent versions age from when they were superseded instead of when they were written. @default - it has no versions */
  readonly agesSuperseded?: boolean;
  /** Whether a deleted resource reserves its name as long as it can be restored. @default false */
  readonly nameHeld?: boolean;
  /** The cloud's own options that name regions, which `regions` of a platform limits. @default - none */
  readonly regions?: readonly string[];
  /** Requested values, each with the list of offered ones. @default - none is checked */
  readonly asks?: (options: Kinds[K], native: Native, placement?: Placement) => readonly Ask[];
  /** Versions with an end of support that it uses. @default - none can be chosen */
  readonly uses?: (options: Kinds[K], native: Readonly<Record<string, unknown>>) => readonly StatedUse[];
  /** Keys of Kubernetes Secrets with the contract's secrets, where the cluster creates them. */
  readonly secretKeys?: (
    context: LiteralContext<K>,
  ) => Partial<Readonly<Record<Property<K, 'secrets'>, { readonly secret: string; readonly key: string }>>>;
  /** How a service uses a shared backing: as a part of it, or as one of its own. @default - 'part' */
  readonly sharing?: 'part' | 'own';
  /** Port that NetworkPolicies open to clients; none where it is public by HTTPS. */
  readonly port?: (options: Kinds[K]) => number;
}

/** Reason why a cloud lacks a kind. */
export interface Unavailable {
  readonly unavailable: string;
}

/** Facts of each kind on one cloud. */
export type KindFacts = { readonly [K in Kind]: Has<K> | Unavailable };

/** Settings of External Secrets for a cloud's secret store. */
export interface StoreContext {
  readonly placement: Placement;
  /** Name of the resources of the environment's own stack. */
  readonly shared: string;
}

/** Pattern of names that External Secrets may read in a cloud's secret store. */
export interface StoredNames {
  readonly form: RegExp;
  /** The pattern in words, after `expected`. */
  readonly what: string;
}

/** Naming of an identity. */
export interface IdentityContext {
  /** Physical name. */
  readonly name: string;
  readonly placement: Placement;
}

/** Rights in a cloud in addition to those of backings. */
export interface AskedRight {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Prefix of all resource names of the platform. */
  readonly prefix: string;
  /** Prefix of all resource names of the service. */
  readonly own: string;
}

/** A StorageClass that Strata creates in a cloud's clusters. */
export interface StorageClass {
  readonly name: string;
  /** CSI driver, such as `ebs.csi.aws.com`. */
  readonly provisioner: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether it is the default class of a cluster of Strata. @default false */
  readonly default?: boolean;
}

/** A cluster that Strata creates. */
export interface ClusterContext extends Pick<ClusterOptions, 'version' | 'nodePools'> {
  /** Name in its cloud. */
  readonly name: string;
  readonly placement: Placement;
}

/** Minimum and maximum size of a volume of a StorageClass. */
export interface VolumeSizes {
  readonly leastGiB: number;
  readonly mostGiB: number;
}

/** APIs or resource providers that must be enabled in an account. */
export interface Needs {
  /** Words for one of them. */
  readonly what: string;
  readonly of: (one: Need) => readonly string[];
  /** Service agents of products that get rights, by the API that creates them. @default - none */
  readonly agents?: Readonly<Record<string, string>>;
  /** Whether a stack of the account enables them, applied first, or the Terraform provider of each stack. */
  readonly by: 'setup' | 'provider';
}

/** Format of a cloud's principals. */
export interface Principals {
  readonly form: RegExp;
  /** The pattern in words, after `expected`. */
  readonly what: string;
}

/** Facts of a cloud, available without loading its constructs. */
export interface Facts {
  readonly kinds: KindFacts;
  /** Format of an account id, and words for it. @default - lower-case letters, digits and hyphens */
  readonly account?: { readonly form: RegExp; readonly what: string };
  /** Its regions. @default - any name is accepted */
  readonly regions?: Offer;
  /** Regions of replicas. @default - its regions */
  readonly locations?: Offer;
  /** Layer of its resources: Terraform in a stack, or Kubernetes objects in the service's namespace. */
  readonly layer: 'terraform' | 'kubernetes';
  /** Federation of pods: token, variables, and the clouds whose clusters it trusts; `*` for any. */
  readonly identity: {
    readonly name: NameRule;
    readonly podLabels: Readonly<Record<string, string>>;
    readonly values: Values;
    readonly trusts: readonly string[];
    /** Annotations of the pods' service account. @default - none */
    readonly annotations?: (context: IdentityContext) => Readonly<Record<string, string>>;
    /** Format of the name of a permissions boundary, and words for it. @default - the cloud has none */
    readonly boundary?: { readonly form: RegExp; readonly what: string };
    /** Why a requested right is too wide for a service, or undefined. @default - not checked */
    readonly refuses?: (right: AskedRight) => string | undefined;
    /** Flows to the issuer of its credentials, such as an agent on the node. @default - none but public HTTPS */
    readonly egress?: readonly Flow[];
    /** Controller that gives pods their tokens, and the clouds whose clusters include it. @default - none is needed */
    readonly component?: { readonly name: string; readonly unlessOn: readonly string[] };
  };
  readonly bundle: { readonly name: NameRule };
  /** Shared resources of an environment's own stack; `made`: it creates some besides shared backings. */
  readonly shared: { readonly name: NameRule; readonly made?: boolean };
  /** `provider` of a ClusterSecretStore. @default - no store: secrets are made in the cluster. @see https://external-secrets.io/latest/api/secretstore/ */
  readonly secretStore?: (context: StoreContext) => object;
  /** Names of secrets that people fill and clusters of a platform may read. @default - any */
  readonly storedNames?: (platform: string) => StoredNames;
  /** Terraform backend of its state. */
  readonly backend?: string;
  /** URL of its store for a backend of another cloud. @default - the backend's own */
  readonly stateEndpoint?: (placement: Placement) => string;
  /** Prerequisites of an account, such as enabled APIs. @default - none */
  readonly needs?: Needs;
  /** Further steps of the first deploy to an empty account. @default - none */
  readonly firstDeploy?: FirstDeploy;
  /** Principals that need more than rights in the account to apply stacks. @default - rights in the account are enough */
  readonly deployers?: Principals;
  /** Helm values by controller that each cluster of Strata needs, such as the cluster autoscaler. @default - its clusters include them */
  readonly clusterComponents?: (cluster: ClusterContext) => Readonly<Record<string, object>>;
  /** Controllers that its clusters include, which are never installed. @default - none */
  readonly clustersHave?: readonly string[];
  /** StorageClasses of its clusters, by neutral name. */
  readonly storageClasses: Readonly<Record<'standard' | 'fast' | 'shared', string>>;
  /** Further annotations of a Service of type LoadBalancer. @default - none are needed */
  readonly loadBalancer?: (own: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Seconds in which a load balancer with these annotations deregisters a pod, where they say so. @default - not known */
  readonly deregistration?: (annotations: Readonly<Record<string, string>>) => number | undefined;
  /** Those among them that Strata must create. @default - none */
  readonly madeStorageClasses?: readonly StorageClass[];
  /** Names of all StorageClasses of a cluster with these options. @default - unknown: any name is accepted */
  readonly knownStorageClasses?: (native: Readonly<Record<string, unknown>>) => readonly string[];
  /** The cloud's option with the StorageClass of a backing. @default - its backings have none */
  readonly storageClassOption?: string;
  /** Manual steps before a StorageClass exists, by its name. @default - each exists */
  readonly missingStorageClasses?: Readonly<Record<string, string>>;
  /** Those whose volumes only one node can mount. @default - none is known */
  readonly diskStorageClasses?: readonly string[];
  /** Volume sizes by StorageClass; others give a warning. @default - any */
  readonly volumeSizes?: Readonly<Record<string, VolumeSizes>>;
}

/** Facts of each cloud, by its name in specs. */
export type FactsTable = Readonly<Record<string, Facts>>;

/** Facts of a kind on a cloud, or undefined where the cloud lacks it. */
export function factsOf<K extends Kind>(facts: FactsTable, cloud: string, kind: K): Has<K> | Unavailable {
  const known = facts[cloud];
  // The compiler does not relate both sides by `kind`.
  return (known?.kinds[kind] ?? { unavailable: 'no such cloud' }) as Has<K> | Unavailable;
}
