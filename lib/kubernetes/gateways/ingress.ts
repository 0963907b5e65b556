import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hostName } from '../../model/address';
import type { RouteProps } from './gateway';
import { kinds } from '../kinds';

/** An Ingress of one path. */
export interface IngressProps extends Pick<RouteProps, 'name' | 'host' | 'tls' | 'service' | 'port' | 'certificate'> {
  readonly className: string;
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific';
  readonly annotations: Readonly<Record<string, string>>;
}

/** An ingress as an Ingress object, with annotations of its controller. */
export class HostIngress extends Construct {
  /** The Ingress itself. */
  readonly object: ApiObject;

  constructor(scope: Construct, id: string, props: IngressProps) {
    super(scope, id);
    const { name, host, tls, service, port, certificate, className, path, pathType, annotations } = props;
    const backend = { service: { name: service, port: { number: port } } };
    this.object = new ApiObject(this, 'Resource', {
      ...kinds.Ingress,
      metadata: { name, annotations: { ...annotations } },
      spec: {
        ingressClassName: className,
        tls: tls ? [{ hosts: [host], secretName: certificate ?? hostName('tls', host) }] : undefined,
        rules: [{ host, http: { paths: [{ path, pathType, backend }] } }],
      },
    });
  }
}
