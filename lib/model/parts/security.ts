/** How a container is confined. */
export interface SecurityContext {
  readonly runAsNonRoot: boolean;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly fsGroup?: number;
  readonly readOnlyRootFilesystem: boolean;
  readonly allowPrivilegeEscalation: boolean;
  readonly privileged: boolean;
  readonly capabilities: { readonly add: readonly string[]; readonly drop: readonly string[] };
  readonly seccompProfile: 'RuntimeDefault' | 'Unconfined';
}

/** Pod Security levels, the strictest first. */
export const podSecurityLevels = ['restricted', 'baseline', 'privileged'] as const;

/** The least strict Pod Security level that admits a workload. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = (typeof podSecurityLevels)[number];

/** Labels by which Kubernetes finds pods or namespaces; none find all. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    readonly values?: readonly string[];
  }[];
}

/** One end of a flow. */
export type Peer =
  | { readonly type: 'service'; readonly name: string; readonly namespace: string }
  | { readonly type: 'namespace'; readonly name: string }
  /** Without `namespaces`, pods beside the service; without `pods`, all pods of these namespaces. */
  | { readonly type: 'selected'; readonly pods?: LabelSelector; readonly namespaces?: LabelSelector }
  | { readonly type: 'cidr'; readonly cidr: string; readonly except: readonly string[] }
  | { readonly type: 'any' };

/** A flow that a NetworkPolicy lets pass; no ports mean all. */
export interface Flow {
  readonly peer: Peer;
  readonly ports: readonly {
    /** @default - all */
    readonly port?: number | string;
    /** Last of a range that begins with `port`. @default - `port` alone */
    readonly endPort?: number;
    readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  }[];
}

/** A rule of a Role, as Kubernetes spells it. */
export interface RbacRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** What a workload may do, and who may reach it. */
export interface Security {
  readonly context: SecurityContext;
  readonly level: PodSecurityLevel;
  /** Whether pods see a token of the API server. */
  readonly automountToken: boolean;
  readonly rbac: readonly RbacRule[];
  /** Flows beside those that the graph implies. */
  readonly ingress: readonly Flow[];
  readonly egress: readonly Flow[];
  /** Services that may use what it makes. @default - none */
  readonly sharedWith?: readonly string[];
  /** Leaves out what the graph implies. */
  readonly replaceFlows: boolean;
}
