import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Endpoint } from '../../model/parts/networking';
import { kinds } from '../kinds';

/** A Kubernetes Service, and the pods that answer for it. */
export interface EndpointServiceProps extends Endpoint {
  readonly selector: Readonly<Record<string, string>>;
  /** Resolves pods that are not ready too, as members of a cluster that find each other must. @default false */
  readonly publishNotReady?: boolean;
}

/** An address in front of the pods. */
export class EndpointService extends Construct {
  constructor(scope: Construct, id: string, props: EndpointServiceProps) {
    super(scope, id);
    const { name, type, annotations, sessionAffinity, ports, selector, publishNotReady } = props;
    const headless = type === 'Headless';
    new ApiObject(this, 'Resource', {
      ...kinds.Service,
      metadata: { name, annotations: { ...annotations } },
      spec: {
        type: headless ? 'ClusterIP' : type,
        clusterIP: headless ? 'None' : undefined,
        publishNotReadyAddresses: publishNotReady || undefined,
        selector: { ...selector },
        sessionAffinity,
        ports: ports.length === 0 ? undefined : ports.map((port) => ({ ...port })),
      },
    });
  }
}
