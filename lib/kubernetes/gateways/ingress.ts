import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { hostName } from './address';
import type { RouteProps } from './gateway';

/** An Ingress of one path. */
export interface IngressProps extends Pick<RouteProps, 'name' | 'host' | 'tls' | 'service' | 'port' | 'certificate'> {
  readonly className: string;
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific';
  readonly annotations: Readonly<Record<string, string>>;
}

/** A way in as an Ingress, which several controllers serve, each with annotations of its own. */
export class HostIngress extends Construct {
  /** The Ingress itself. */
  readonly object: k8s.KubeIngress;

  constructor(scope: Construct, id: string, props: IngressProps) {
    super(scope, id);
    const { name, host, tls, service, port, certificate, className, path, pathType, annotations } = props;
    const backend = { service: { name: service, port: { number: port } } };
    this.object = new k8s.KubeIngress(this, 'Resource', {
      metadata: { name, annotations: { ...annotations } },
      spec: {
        ingressClassName: className,
        tls: tls ? [{ hosts: [host], secretName: certificate ?? hostName('tls', host) }] : undefined,
        rules: [{ host, http: { paths: [{ path, pathType, backend }] } }],
      },
    });
  }
}
