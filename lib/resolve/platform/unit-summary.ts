import type { Delivery } from '../../model/cluster-unit';
import type { Watched } from '../../model/parts/monitoring';
import type { PodSecurityLevel } from '../../model/parts/security';
import type { Locator, Position, Problem } from '../../model/problem';
import type { StackUnit } from '../../model/unit';
import type { ConnectionDemand } from '../demand/connection-demand';
import type { PodDemand } from '../demand/pod-demand';

/** A physical name, and its scope of uniqueness. */
export interface ScopedName {
  readonly where: string;
  readonly name: string;
}

/** A reference of a service to a resource by name, and its path in the spec. */
export interface Use extends ScopedName {
  /** Its type in words. */
  readonly what: string;
  readonly path: readonly PropertyKey[];
  /** Its position, where it is not in the settings. @default - at `path` */
  readonly position?: Position;
}

/** A unique claim of a service: its scope and name. */
export interface Claim {
  readonly code: Problem['code'];
  readonly where: string;
  readonly name: string;
  /** Path in the spec. @default - that of its sort */
  readonly position?: Position;
}

/** Labels of a selector of pods. */
export type Labels = Readonly<Record<string, string>>;

/** A pod selector with labels of an author, in an object written by hand. */
export interface Selection {
  readonly labels: Labels;
  readonly position: Position;
}

/** What clusters, environments and the checks across services read of a unit. */
export interface UnitSummary {
  readonly service: string;
  readonly environment: string;
  /** Whether it runs outside of the cluster. */
  readonly atEdge: boolean;
  readonly namespace: string;
  /** Strictest Pod Security level that admits its pods. */
  readonly level: PodSecurityLevel;
  /** @default - it has no ingress */
  readonly host?: {
    readonly host: string;
    readonly tls: boolean;
    /** Whether a certificate must be issued for the host. */
    readonly asksCertificate: boolean;
  };
  /** Whether a login Job creates its part of a shared database. */
  readonly hasLogin: boolean;
  /** Namespaces from which it reads the secret store of its environment. */
  readonly readers: readonly string[];
  /** Secrets to generate without a secret store. */
  readonly drawn: readonly string[];
  readonly delivery: Delivery;
  /** What the dashboard of its platform reads of it. @default - no Prometheus reads it */
  readonly watched?: Watched;
  readonly claims: readonly Claim[];
  /** Team that owns it. @default - not set */
  readonly team?: string;
  /** Whether its own spec sets the namespace. */
  readonly choosesNamespace: boolean;
  /** Resources in the cluster that other services could refer to. */
  readonly makes: readonly ScopedName[];
  /** References to resources by name. */
  readonly uses: readonly Use[];
  /** Pod selectors with labels that any pod may have. */
  readonly selections: readonly Selection[];
  /** Labels of its pods without those of Strata, one set for each template. */
  readonly podLabels: readonly Labels[];
  /** Services that may refer to its resources. */
  readonly sharedWith: readonly string[];
  /** Physical names of its resources. */
  readonly names: readonly ScopedName[];
  /** Its pods. @default - it runs outside of the cluster */
  readonly pods?: PodDemand;
  /** Its connections to shared databases. */
  readonly connections: readonly ConnectionDemand[];
  /** @default - it has no Terraform resources */
  readonly stack?: Pick<StackUnit, 'name' | 'after' | 'needs'>;
}

/** The summary of a unit, with locators of its service's documents. */
export interface LocatedSummary {
  readonly summary: UnitSummary;
  readonly locate: Locator;
  /** Reports at paths of the metadata. */
  readonly locateMetadata: Locator;
}
