/** Names of the Kubernetes StorageClasses by neutral name. */
export type StorageClasses = Readonly<Record<string, string>>;

/** Where Flux reads this repository. */
export interface GitOps {
  readonly url: string;
  readonly branch: string;
  /** Name of a Secret with credentials, in `flux-system`. @default - the repository is public */
  readonly secret?: string;
}

/** What all services of a platform share. */
export interface Platform {
  readonly name: string;
  readonly source: string;
  readonly domain: string;
  /** Prefix of images that name no registry, such as `ghcr.io/acme`. */
  readonly registry: string;
  readonly gateway: string;
  /** Email address for certificates. */
  readonly contact: string;
  readonly gitops: GitOps;
  /** CostCenter and other tags on everything taggable. */
  readonly tags: Readonly<Record<string, string>>;
  readonly storageClasses: StorageClasses;
  /** Priorities by PriorityClass name. */
  readonly priorities: Readonly<Record<string, number>>;
}
