import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Endpoint } from '../../model/parts/networking';
import { kinds } from '../kinds';

/** Props of a Service. */
export interface EndpointServiceProps extends Endpoint {
  readonly selector: Readonly<Record<string, string>>;
  /** Publishes addresses of pods that are not ready, for peer discovery. @default false */
  readonly publishNotReady?: boolean;
}

/** A Service in front of the pods. */
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
