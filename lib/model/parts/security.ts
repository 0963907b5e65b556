/** Security context of a container. */
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

/** Label selector of pods or namespaces; an empty one selects all. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    readonly values?: readonly string[];
  }[];
}

/** A peer of a flow. */
export type Peer =
  | { readonly type: 'service'; readonly name: string; readonly namespace: string }
  | { readonly type: 'namespace'; readonly name: string }
  /** Without `namespaces`, pods of the service's namespace; without `pods`, all pods of these namespaces. */
  | { readonly type: 'selected'; readonly pods?: LabelSelector; readonly namespaces?: LabelSelector }
  | { readonly type: 'cidr'; readonly cidr: string; readonly except: readonly string[] }
  | { readonly type: 'any' };

/** A flow that a NetworkPolicy allows; no ports mean all. */
export interface Flow {
  readonly peer: Peer;
  readonly ports: readonly {
    /** @default - all */
    readonly port?: number | string;
    /** Last port of a range that starts with `port`. @default - `port` alone */
    readonly endPort?: number;
    readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  }[];
}

/** A rule of a Role, as in Kubernetes. */
export interface RbacRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** Security of a workload: contexts, flows, identity and rights. */
export interface Security {
  readonly context: SecurityContext;
  readonly level: PodSecurityLevel;
  /** Whether pods mount a token of the API server. */
  readonly automountToken: boolean;
  readonly rbac: readonly RbacRule[];
  /** Flows in addition to those of declared dependencies. */
  readonly ingress: readonly Flow[];
  readonly egress: readonly Flow[];
  /** Services that may use its objects and backings. @default - none */
  readonly sharedWith?: readonly string[];
  /** Leaves out the flows of declared dependencies. */
  readonly replaceFlows: boolean;
}
