import type { Construct } from 'constructs';
import type { Host } from '../../model/cluster-unit';
import type { GatewayFacts } from '../../model/gateway-facts';
import type { Ingress } from '../../model/parts/networking';

/** Props of a route. */
export interface RouteProps extends Ingress {
  /** Name of the platform, used in names of its cluster objects. */
  readonly platform: string;
  /** Name of the route's own objects. */
  readonly name: string;
}

/** Props of a gateway's cluster objects: classes, listeners, certificates. */
export interface EntranceProps {
  readonly hosts: readonly Host[];
  readonly contact: string;
  /** The platform. */
  readonly platform: string;
  /** Annotations of the Service of the gateway's proxies, where the gateway creates it. @default - none */
  readonly loadBalancer?: Readonly<Record<string, string>>;
}

/** Constructs of a gateway. */
export interface GatewayConstructs {
  /** `appProtocol` of the backend port, where it reads the protocol there. @default - as written */
  readonly appProtocol?: (ingress: Ingress) => string | undefined;
  /** The route of one service. */
  readonly Route: new (scope: Construct, id: string, props: RouteProps) => Construct;
  /** Its cluster objects. */
  readonly Entrance: new (scope: Construct, id: string, props: EntranceProps) => Construct;
}

/** A gateway: its facts and constructs. */
export interface Gateway extends GatewayFacts, GatewayConstructs {}

/** Gateways by name in `platform.yaml`. */
export type Gateways = Readonly<Record<string, Gateway>>;
