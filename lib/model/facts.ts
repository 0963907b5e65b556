import type { z } from 'zod';
import type { Kind, Kinds, Property } from './backing';
import type { Values } from './binding';
import type { FirstDeploy } from './first-deploy';
import type { Placement } from './environment';
import type { Objection } from './kinds/bucket-classes';
import type { ClusterOptions } from './kinds/cluster';
import type { Size } from './kinds/size';
import type { NameRule } from './name';
import type { Ask, Offer } from './offers';
import type { Flow } from './parts/security';
import type { Said } from './uses';

/** Where a kind's values come from. */
export interface LiteralContext<K extends Kind> {
  /** Physical name. */
  readonly name: string;
  readonly options: Kinds[K];
  readonly placement: Placement;
  /** Namespace that in-cluster backings stand in. */
  readonly namespace: string;
}

/** What is known of a kind on a cloud that has it. */
export interface Has<K extends Kind> {
  readonly name: NameRule;
  /** Product name of each size. */
  readonly sizes?: Readonly<Record<Size, string>>;
  /** The cloud's own options, under the cloud's name in a spec. */
  readonly options?: z.ZodObject;
  /** Neutral options that it cannot follow, each with the reason, or values of one: who asks for one is told. @default - none */
  readonly unsupportedOptions?: Readonly<Partial<Record<keyof Kinds[K], string | Readonly<Record<string, string>>>>>;
  /** Neutral options that it cannot follow as they are here, each with the reason: who asks for one is told. @default - none */
  readonly unsupported?: (
    options: Kinds[K],
    native: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, string | undefined>>;
  /** The cloud's own options that neutral ones stand for; what is said under the cloud's name wins. @default - none */
  readonly toNative?: (options: Kinds[K]) => Readonly<Record<string, unknown>>;
  /** Largest number that it can follow, by option: who asks for more is told. @default - as the spec's schema has it */
  readonly most?: Readonly<Partial<Record<keyof Kinds[K], number>>>;
  /** Smallest number that it can follow, by option: who asks for less is told. @default - as the spec's schema has it */
  readonly least?: Readonly<Partial<Record<keyof Kinds[K], number>>>;
  /** Every literal, and those outputs that this cloud can compute. */
  readonly literals: (
    context: LiteralContext<K>,
  ) => Readonly<Record<Property<K, 'literals'>, string>> & Partial<Readonly<Record<Property<K, 'outputs'>, string>>>;
  /** Literals that are made of variables of the identity, as Kubernetes expands `$(NAME)`. @default - none */
  readonly templates?: readonly Property<K, 'literals'>[];
  /** Secrets of the contract that this cloud has no need of, since identity opens the door, and outputs that it never tells. */
  readonly without?: readonly (Property<K, 'secrets'> | Property<K, 'outputs'>)[];
  /** Why it cannot make what the options ask for, by option. @default - nothing is refused */
  readonly refuses?: (options: Kinds[K], placement?: Placement) => Readonly<Partial<Record<keyof Kinds[K], string>>>;
  /** Why the cloud's own options, complete, do not fit each other or the neutral ones, by option. @default - they always do */
  readonly conflicts?: (
    native: Readonly<Record<string, unknown>>,
    options: Kinds[K],
  ) => Readonly<Record<string, string | undefined>>;
  /** What it has against options together with its own, complete. @default - nothing */
  readonly objections?: (options: Kinds[K], native: Readonly<Record<string, unknown>>) => readonly Objection[];
  /** Whether versions of objects age from when they were superseded, and not from when they were written. @default - there are none */
  readonly agesSuperseded?: boolean;
  /** Whether what is deleted keeps its name for as long as it can be brought back. @default false */
  readonly nameHeld?: boolean;
  /** The cloud's own options that name regions, which a platform may bound. @default - none */
  readonly regions?: readonly string[];
  /** Values that a spec asks this cloud for, each beside those that there are. @default - none is in a list */
  readonly asks?: (
    options: Kinds[K],
    native: Readonly<Record<string, unknown>>,
    placement?: Placement,
  ) => readonly Ask[];
  /** Versions that it stands on, which may end. @default - none that this cloud lets anybody choose */
  readonly uses?: (options: Kinds[K], native: Readonly<Record<string, unknown>>) => readonly Said[];
  /** Keys of Kubernetes Secrets that hold the contract's secrets, where the cluster itself makes them. */
  readonly secretKeys?: (
    context: LiteralContext<K>,
  ) => Partial<Readonly<Record<Property<K, 'secrets'>, { readonly secret: string; readonly key: string }>>>;
  /** What becomes of a backing that an environment shares: a part of the one, or, where parts are not worth their trouble, one of the service's own. @default - 'part' */
  readonly sharing?: 'part' | 'own';
  /** Port that the network must let a client reach; none for what is public by HTTPS. */
  readonly port?: (options: Kinds[K]) => number;
}

/** Why a cloud has no such kind. */
export interface Unavailable {
  readonly unavailable: string;
}

/** What is known of each kind on one cloud. */
export type KindFacts = { readonly [K in Kind]: Has<K> | Unavailable };

/** What External Secrets needs to read a cloud's secret store. */
export interface StoreContext {
  readonly placement: Placement;
  /** Name of what the environment's own stack makes there. */
  readonly shared: string;
}

/** Names that External Secrets may read in a cloud's secret store. */
export interface StoredNames {
  readonly form: RegExp;
  /** The same in words, after `expected`. */
  readonly what: string;
}

/** What an identity is told apart by. */
export interface IdentityContext {
  /** Physical name. */
  readonly name: string;
  readonly placement: Placement;
}

/** Rights in a cloud that a spec asks for beside those of its backings. */
export interface AskedRight {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** What the names of all that belongs to the platform begin with. */
  readonly prefix: string;
  /** What the names of all that belongs to the service begin with. */
  readonly own: string;
}

/** A StorageClass that a cloud's clusters do not come with. */
export interface StorageClass {
  readonly name: string;
  /** CSI driver, such as `ebs.csi.aws.com`. */
  readonly provisioner: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether claims that name none get it, in a cluster of ours. @default false */
  readonly default?: boolean;
}

/** A cluster that we make. */
export interface ClusterContext extends Pick<ClusterOptions, 'version' | 'nodePools'> {
  /** Name in its cloud. */
  readonly name: string;
  readonly placement: Placement;
}

/** How large a volume of a StorageClass may be. */
export interface VolumeSizes {
  readonly leastGiB: number;
  readonly mostGiB: number;
}

/** Something that an account must be ready for: a kind, what every stack has, or what each has that serves a workload. */
export interface Need {
  readonly what: Kind | 'stack' | 'workload';
  /** The cloud's own options of a kind. @default - none */
  readonly native?: Readonly<Record<string, unknown>>;
  /** Neutral options of a kind. @default - none */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What an account must have enabled before something can be made there. */
export interface Needs {
  /** Words for one of them. */
  readonly what: string;
  readonly of: (one: Need) => readonly string[];
  /** Accounts by which products act that something is granted to, by what they come with. @default - none */
  readonly agents?: Readonly<Record<string, string>>;
  /** Who enables them: a stack of the account's own that comes first, or the Terraform provider of each stack. */
  readonly by: 'setup' | 'provider';
}

/** Principals of a cloud, by their form. */
export interface Principals {
  readonly form: RegExp;
  /** The same in words, after `expected`. */
  readonly what: string;
}

/** What is known of a cloud without loading it. */
export interface Facts {
  readonly kinds: KindFacts;
  /** Form of the number or name of an account there, and words for it. @default - any name of lower-case letters, digits and hyphens */
  readonly account?: { readonly form: RegExp; readonly what: string };
  /** Its regions. @default - any name may be one */
  readonly regions?: Offer;
  /** Where copies of data may lie. @default - in its regions */
  readonly locations?: Offer;
  /** Which layer makes its resources: Terraform in a stack, or Kubernetes objects beside the service. */
  readonly layer: 'terraform' | 'kubernetes';
  /** What a pod shows and reads to use its identity there, and clusters of which clouds it trusts; `*` for any. */
  readonly identity: {
    readonly name: NameRule;
    readonly podLabels: Readonly<Record<string, string>>;
    readonly values: Values;
    readonly trusts: readonly string[];
    /** What the account that the pods run as says of it. @default - nothing */
    readonly annotations?: (context: IdentityContext) => Readonly<Record<string, string>>;
    /** Form of the name of what bounds the rights of an identity there, and words for it. @default - the cloud has no such thing */
    readonly boundary?: { readonly form: RegExp; readonly what: string };
    /** Why a right that a spec asks for is too much for a service, or nothing where it is not. @default - nobody knows */
    readonly refuses?: (right: AskedRight) => string | undefined;
    /** Flows to what hands out its credentials, such as an agent on the node. @default - none but public HTTPS */
    readonly egress?: readonly Flow[];
    /** Controller that brings pods their tokens, and the clouds whose clusters come with it. @default - none is needed */
    readonly component?: { readonly name: string; readonly unlessOn: readonly string[] };
  };
  readonly bundle: { readonly name: NameRule };
  /** What an environment's own stack makes there for all; `made`: there is such a thing, beside shared backings. */
  readonly shared: { readonly name: NameRule; readonly made?: boolean };
  /** `provider` of a ClusterSecretStore. @default - no store: secrets are made in the cluster. @see https://external-secrets.io/latest/api/secretstore/ */
  readonly secretStore?: (context: StoreContext) => object;
  /** Names there that the clusters of a platform may read, of secrets that people fill. @default - any */
  readonly storedNames?: (platform: string) => StoredNames;
  /** Terraform backend of its state. */
  readonly backend?: string;
  /** URL of its store for that backend, where another cloud's is what the backend is made for. @default - the backend's own */
  readonly stateEndpoint?: (placement: Placement) => string;
  /** What an account there must have enabled first, such as APIs. @default - an account has all from the start */
  readonly needs?: Needs;
  /** What an empty account takes beside that. @default - nothing */
  readonly firstDeploy?: FirstDeploy;
  /** Who can be given what it takes to apply stacks, beside rights in the account. @default - rights in the account are enough */
  readonly deployers?: Principals;
  /** Values by controller that each cluster of ours needs there, such as one that adds nodes. @default - its clusters come with them */
  readonly clusterComponents?: (cluster: ClusterContext) => Readonly<Record<string, object>>;
  /** Controllers that its clusters come with, so that nobody installs another. @default - none */
  readonly clustersHave?: readonly string[];
  /** StorageClasses that its clusters come with, by neutral name. */
  readonly storageClasses: Readonly<Record<'standard' | 'fast' | 'shared', string>>;
  /** What a Service of type LoadBalancer says there beside its own annotations, to get what people expect of it. @default - nothing: it gets that anyway */
  readonly loadBalancer?: (own: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Those among them that must be made in a cluster first. @default - none */
  readonly madeStorageClasses?: readonly StorageClass[];
  /** Names of all that a cluster with these options of the cloud's own comes with. @default - nobody knows: any name may be one */
  readonly knownStorageClasses?: (native: Readonly<Record<string, unknown>>) => readonly string[];
  /** Option of its own that names the StorageClass of a backing. @default - its backings have none */
  readonly storageClassOption?: string;
  /** Why nobody makes a StorageClass before a person has done something, by its name. @default - each is there */
  readonly missingStorageClasses?: Readonly<Record<string, string>>;
  /** Those whose volumes are disks, which one node alone can mount. @default - none is known */
  readonly diskStorageClasses?: readonly string[];
  /** Sizes of volumes, by StorageClass: who asks for others is told. @default - any */
  readonly volumeSizes?: Readonly<Record<string, VolumeSizes>>;
}

/** What is known of each cloud, by its name in specs. */
export type FactsTable = Readonly<Record<string, Facts>>;

/** What is known of a kind on a cloud, or nothing where the cloud lacks it. */
export function factsOf<K extends Kind>(facts: FactsTable, cloud: string, kind: K): Has<K> | Unavailable {
  const known = facts[cloud];
  // The compiler loses that `kind` indexes both sides.
  return (known?.kinds[kind] ?? { unavailable: 'no such cloud' }) as Has<K> | Unavailable;
}
