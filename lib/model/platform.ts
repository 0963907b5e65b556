import type { Alarms } from './alarms';
import type { Allowed } from './allowed';
import type { Permit } from './permits';
import type { Collector } from './parts/collector';
import type { MonitoringStack } from './parts/monitoring';
import type { Cors, Tokens } from './parts/networking';

/** Names of the Kubernetes StorageClasses by neutral name. */
export type StorageClasses = Readonly<Record<string, string>>;

/** Where Flux reads this repository. */
export interface GitOps {
  readonly url: string;
  readonly branch: string;
  /** Name of a Secret with credentials, in `flux-system`. @default - the repository is public */
  readonly secret?: string;
  /** Name of a Secret in `flux-system` with public keys that commits must be signed with. @default - unsigned commits are applied */
  readonly verify?: string;
}

/** Helm charts of a platform. */
export interface HelmCharts {
  /** Whether each service has a chart. */
  readonly charts: boolean;
}

/** Who watches services, and what is known of their surroundings. */
export interface PlatformMonitoring {
  readonly stack: MonitoringStack;
  /** Programs whose metrics are read. */
  readonly exporters: readonly string[];
  /** Collectors of traces and logs. @default - none */
  readonly collector?: Collector;
  /** What clouds watch by themselves. @default - nothing */
  readonly alarms?: Alarms & { readonly stages?: readonly string[] };
}

/** Settings of a platform. */
export interface Platform {
  readonly name: string;
  readonly source: string;
  readonly domain: string;
  /** Prefix of images that name no registry, such as `ghcr.io/acme`. */
  readonly registry: string;
  readonly gateway: string;
  /** CORS of every ingress without its own. @default - answers of services, unchanged */
  readonly cors?: Partial<Cors> & { readonly enabled?: boolean };
  /** Defaults of required tokens; `enabled`: every ingress requires one. @default - none */
  readonly tokens?: Partial<Tokens> & { readonly enabled?: boolean };
  /** Prefix of every service's path at the gateway, without a slash at its end. */
  readonly basePath: string;
  /** Email address for certificates. */
  readonly contact: string;
  readonly gitops: GitOps;
  /** @default - no charts */
  readonly helm?: HelmCharts;
  /** @default - nothing */
  readonly allow?: Allowed;
  /** Customer tiers with limits and SLA, as the platform wrote them. */
  readonly tiers: Readonly<Record<string, unknown>>;
  /** Allowed regions. @default - any */
  readonly regions?: readonly string[];
  /** Aliases of services. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Variables of every service that has the backing that they refer to. */
  readonly environmentContract: Readonly<Record<string, string>>;
  /** Labels on every object. */
  readonly labels: Readonly<Record<string, string>>;
  /** CostCenter and other tags on all resources that have tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly storageClasses: StorageClasses;
  /** Permits by service. @default - none */
  readonly permits?: Readonly<Record<string, readonly Permit[]>>;
  /** Further kinds that `extra/` may hold, as `group/Kind`. @default - none */
  readonly extraKinds?: readonly string[];
  /** Permissions boundary of service identities, by cloud. @default - none */
  readonly permissionsBoundaries?: Readonly<Record<string, string>>;
  /** @default - metrics are found by annotations, and no rules are made */
  readonly monitoring?: PlatformMonitoring;
  /** Priorities by PriorityClass name. */
  readonly priorities: Readonly<Record<string, number>>;
}
