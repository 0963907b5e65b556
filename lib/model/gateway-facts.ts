import type { Ingress } from './parts/networking';

/** Reasons by what a way in has. */
type Reasons = Readonly<Partial<Record<keyof Ingress, string>>>;

/** What units and clusters know of a gateway. */
export interface GatewayFacts {
  /** Namespace that its proxies run in; NetworkPolicies let it in. */
  readonly namespace: string;
  /** Components that it needs, its own first. */
  readonly components: readonly string[];
  /** Controller that gets no fixes any more, and the way out, which is told when it is installed. @default - it is maintained */
  readonly retired?: { readonly component: string; readonly why: string };
  /** Whether a pod beside the service, which it leads to, proves that a host is ours. @default false */
  readonly provesBeside?: boolean;
  /** Annotations that it runs as code, which no spec may set. @default - none */
  readonly refuses?: RegExp;
  /** What of a way in it cannot make, and the way out. @default - it makes all */
  readonly lacks?: Reasons;
  /** Most hosts that it answers at in one cluster. @default - any number */
  readonly mostHosts?: number;
  /** Why it cannot speak to the pods of a way in as they speak. @default - it can */
  readonly cannotSpeak?: (ingress: Ingress) => string | undefined;
  /** Beginnings of annotations that it reads on its routes. @default - none */
  readonly reads?: readonly string[];
  /** What it says on a route, over what an author says. @default - nothing */
  readonly annotations?: (ingress: Ingress) => Readonly<Record<string, string>>;
  /** What it says on the Service that answers a route of that name, over what an author says. @default - nothing */
  readonly serviceAnnotations?: (ingress: Ingress, name: string) => Readonly<Record<string, string>>;
  /** What of a way in it leaves out, and what it does instead. @default - it leaves out nothing */
  readonly ignores?: Reasons;
}

/** What is known of gateways, by the name that `platform.yaml` chooses. */
export type GatewayTable = Readonly<Record<string, GatewayFacts>>;
