import type { Construct } from 'constructs';
import type { Host } from '../../model/cluster-unit';
import type { GatewayFacts } from '../../model/gateway-facts';
import type { Ingress } from '../../model/parts/networking';

/** Where requests come from, and the Service that answers them. */
export interface RouteProps extends Ingress {
  /** Name of the platform, which what stands once a cluster for it bears. */
  readonly platform: string;
  /** Name of the route's own objects. */
  readonly name: string;
}

/** What a gateway makes once a cluster for a platform: classes, listeners, certificates. */
export interface EntranceProps {
  readonly hosts: readonly Host[];
  readonly contact: string;
  /** Platform, whose namespaces bear its name. */
  readonly platform: string;
  /** What the Service of the gateway's proxies says, where the gateway makes that itself. @default - nothing */
  readonly loadBalancer?: Readonly<Record<string, string>>;
}

/** What a gateway makes. */
export interface GatewayConstructs {
  /** `appProtocol` of the port that answers, where it reads what pods speak there. @default - as its author wrote it */
  readonly appProtocol?: (ingress: Ingress) => string | undefined;
  /** The way in to one service. */
  readonly Route: new (scope: Construct, id: string, props: RouteProps) => Construct;
  /** What stands once a cluster. */
  readonly Entrance: new (scope: Construct, id: string, props: EntranceProps) => Construct;
}

/** All of a gateway: what is known of it, and what it makes. */
export interface Gateway extends GatewayFacts, GatewayConstructs {}

/** Gateways by the name that `platform.yaml` chooses. */
export type Gateways = Readonly<Record<string, Gateway>>;
