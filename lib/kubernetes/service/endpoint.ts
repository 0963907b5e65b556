import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Endpoint } from '../../model/parts/networking';
import { intOrString } from './probe';

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
    new k8s.KubeService(this, 'Resource', {
      metadata: { name, annotations: { ...annotations } },
      spec: {
        type: headless ? 'ClusterIP' : type,
        clusterIp: headless ? 'None' : undefined,
        publishNotReadyAddresses: publishNotReady || undefined,
        selector: { ...selector },
        sessionAffinity,
        ports:
          ports.length === 0
            ? undefined
            : ports.map(({ targetPort, ...port }) => ({ ...port, targetPort: intOrString(targetPort) })),
      },
    });
  }
}
