import type { Allowed } from './allowed';
import type { Permit } from './permits';
import type { Cors, Tokens } from './parts/networking';

/** Names of the Kubernetes StorageClasses by neutral name. */
export type StorageClasses = Readonly<Record<string, string>>;

/** Where Flux reads this repository. */
export interface GitOps {
  readonly url: string;
  readonly branch: string;
  /** Name of a Secret with credentials, in `flux-system`. @default - the repository is public */
  readonly secret?: string;
  /** Name of a Secret with public keys, in `flux-system`, one of which must have signed a commit. @default - none must */
  readonly verify?: string;
}

/** What all services of a platform share. */
export interface Platform {
  readonly name: string;
  readonly source: string;
  readonly domain: string;
  /** Prefix of images that name no registry, such as `ghcr.io/acme`. */
  readonly registry: string;
  readonly gateway: string;
  /** Of every way in that does not say its own. @default - answers as services have them */
  readonly cors?: Partial<Cors> & { readonly enabled?: boolean };
  /** Of ways in that ask for tokens; `enabled`: every one does. @default - each service says all of it */
  readonly tokens?: Partial<Tokens> & { readonly enabled?: boolean };
  /** Prefix of every service's path at the gateway, without a slash at its end. */
  readonly basePath: string;
  /** Email address for certificates. */
  readonly contact: string;
  readonly gitops: GitOps;
  /** @default - nothing */
  readonly allow?: Allowed;
  /** Customer tiers with limits and SLA, as the platform wrote them. */
  readonly tiers: Readonly<Record<string, unknown>>;
  /** Regions that anything may stand in. @default - any */
  readonly regions?: readonly string[];
  /** Further names of services. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Variables of every service that has the backing they speak of. */
  readonly environmentContract: Readonly<Record<string, string>>;
  /** Labels on every object. */
  readonly labels: Readonly<Record<string, string>>;
  /** CostCenter and other tags on everything taggable. */
  readonly tags: Readonly<Record<string, string>>;
  readonly storageClasses: StorageClasses;
  /** What single services may do that others may not, by their names. @default - nothing */
  readonly permits?: Readonly<Record<string, readonly Permit[]>>;
  /** Kinds that `extra/` may hold beside those that are known, as `group/Kind`. @default - none */
  readonly extraKinds?: readonly string[];
  /** The most that identities of services may do on a cloud, whatever specs ask for, by its name. @default - no bound */
  readonly permissionsBoundaries?: Readonly<Record<string, string>>;
  /** Priorities by PriorityClass name. */
  readonly priorities: Readonly<Record<string, number>>;
}
