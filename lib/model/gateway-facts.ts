import type { ComponentTable } from './component';
import type { Ingress } from './parts/networking';
import type { Permit } from './permits';

/** Reasons by what an ingress has. */
type Reasons = Readonly<Partial<Record<keyof Ingress, string>>>;

/** A kind of objects that a gateway's controller reads. */
export interface GatewayKind {
  /** As rights name it. */
  readonly resource: string;
  /** Whose folders hold objects of it that Strata makes. @default - it makes none */
  readonly madeFor?: readonly ('service' | 'cluster')[];
  /** What follows a service's name in the names of its objects. @default - nothing */
  readonly suffixes?: readonly string[];
  /** What a platform must permit before a service may add such objects. @default - nothing where Strata makes some, else none may */
  readonly permit?: Permit;
  /** Whether its objects stand in no namespace. @default false */
  readonly isClusterScoped?: boolean;
  /** How its objects run code in the gateway. @default - they do not */
  readonly code?: GatewayCode;
}

/** What runs code in a gateway: plugins, by the value of `plugin`, or lists of `spec`, of which the API server takes none. */
export type GatewayCode = { readonly plugins: readonly string[] } | { readonly lists: readonly string[] };

/** Kinds by API group. */
type ApiGroups = Readonly<Record<string, Readonly<Record<string, GatewayKind>>>>;

/** The kind that most gateways read. */
export const ingresses: ApiGroups = {
  'networking.k8s.io': { Ingress: { resource: 'ingresses', madeFor: ['service'] } },
};

/** Facts of a gateway, used by units and clusters. */
export interface GatewayFacts {
  /** Namespace of its proxies; NetworkPolicies allow it. */
  readonly namespace: string;
  /** Components that it needs, its own first. */
  readonly components: readonly string[];
  /** Its own components, as Flux installs them. @default - another team installs them */
  readonly controllers?: ComponentTable;
  /** Kinds of its objects by API group; rights of Flux's accounts follow them. @default - Ingress alone */
  readonly apiGroups?: ApiGroups;
  /** Retired controller, and the remedy, reported where it is installed. @default - it is maintained */
  readonly retired?: { readonly component: string; readonly why: string };
  /** Whether an ACME solver pod in the service's namespace answers through it. @default false */
  readonly provesBeside?: boolean;
  /** Annotations that it evaluates as code, which no spec may set. @default - none */
  readonly refuses?: RegExp;
  /** Annotations whose values are further hosts, separated by commas. @default - none */
  readonly hostAnnotations?: readonly string[];
  /** Unsupported ingress options, and the remedy. @default - none */
  readonly unavailable?: Reasons;
  /** Maximum number of hosts in one cluster. @default - any number */
  readonly mostHosts?: number;
  /** Why it cannot speak to the pods of an ingress as they speak. @default - it can */
  readonly cannotSpeak?: (ingress: Ingress) => string | undefined;
  /** Prefixes of annotations that it reads on routes. @default - none */
  readonly reads?: readonly string[];
  /** What people know its controller as, and beginnings of the annotations that speak to it, for specs that bring some along. @default - its specs bring none */
  readonly known?: { readonly name: string; readonly prefixes: readonly string[] };
  /** Annotations of a route, which take precedence over those of a spec. @default - none */
  readonly annotations?: (ingress: Ingress) => Readonly<Record<string, string>>;
  /** Annotations of the backend Service of a route, which take precedence over those of a spec. @default - none */
  readonly serviceAnnotations?: (ingress: Ingress, name: string) => Readonly<Record<string, string>>;
  /** What of an ingress it leaves out, and what it does instead. @default - it leaves out nothing */
  readonly unsupportedOptions?: Reasons;
}

/** Facts of gateways, by name in `platform.yaml`. */
export type GatewayTable = Readonly<Record<string, GatewayFacts>>;
