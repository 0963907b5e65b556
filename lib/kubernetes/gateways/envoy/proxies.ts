import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { spread } from '../../spread';
import { publicGateway } from './listener';

const group = 'gateway.envoyproxy.io';

/** Props of the proxies. */
export interface EnvoyProxiesProps {
  /** Name of the platform. */
  readonly platform: string;
  readonly loadBalancer?: Readonly<Record<string, string>>;
}

/**
 * The proxies of the Gateway: several, spread over zones and nodes, of which one may be unavailable.
 * @see https://gateway.envoyproxy.io/docs/tasks/operations/customize-envoyproxy/
 */
export class EnvoyProxies extends Construct {
  /** Reference of a GatewayClass to them. */
  readonly reference: object;

  constructor(scope: Construct, id: string, { platform, loadBalancer = {} }: EnvoyProxiesProps) {
    super(scope, id);
    const own = publicGateway(platform);
    this.reference = { group, kind: 'EnvoyProxy', ...own };
    const pods = {
      [`${group}/owning-gateway-name`]: own.name,
      [`${group}/owning-gateway-namespace`]: own.namespace,
    };
    new ApiObject(this, 'Resource', {
      apiVersion: `${group}/v1alpha1`,
      kind: 'EnvoyProxy',
      metadata: { ...own },
      spec: {
        provider: {
          type: 'Kubernetes',
          kubernetes: {
            envoyDeployment: { replicas: 2, pod: { topologySpreadConstraints: spread(pods) } },
            envoyPDB: { maxUnavailable: 1 },
            ...(Object.keys(loadBalancer).length > 0 && { envoyService: { annotations: loadBalancer } }),
          },
        },
      },
    });
  }
}
