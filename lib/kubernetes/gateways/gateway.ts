import type { Construct } from 'constructs';
import type { GatewayFacts } from '../../model/gateway-facts';
import type { Ingress } from '../../model/parts/networking';

/** Where requests come from, and the Service that answers them. */
export interface RouteProps extends Ingress {
  /** Name of the route's own objects. */
  readonly name: string;
}

/** What a gateway makes once a cluster: classes, listeners, certificates. */
export interface EntranceProps {
  readonly hosts: readonly { readonly host: string; readonly tls: boolean }[];
  readonly contact: string;
}

/** What every gateway offers. */
export interface Gateway extends GatewayFacts {
  /** Annotations on the Service that answers, where it reads what it does there. @default - none */
  readonly serviceAnnotations?: (ingress: Ingress) => Readonly<Record<string, string>>;
  /** The way in to one service. */
  readonly Route: new (scope: Construct, id: string, props: RouteProps) => Construct;
  /** What stands once a cluster. */
  readonly Entrance: new (scope: Construct, id: string, props: EntranceProps) => Construct;
}

/** Gateways by the name that `platform.yaml` chooses. */
export type Gateways = Readonly<Record<string, Gateway>>;
