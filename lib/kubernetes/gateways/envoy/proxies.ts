import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { spread } from '../../spread';
import { publicGateway } from './listener';

const group = 'gateway.envoyproxy.io';

/** What the proxies' Service says. */
export interface EnvoyProxiesProps {
  /** Name of the platform. */
  readonly platform: string;
  readonly loadBalancer?: Readonly<Record<string, string>>;
}

/**
 * The proxies of the Gateway: several, of which one may go at a time, on as many zones and nodes as there are.
 * @see https://gateway.envoyproxy.io/docs/tasks/operations/customize-envoyproxy/
 */
export class EnvoyProxies extends Construct {
  /** How a GatewayClass names them. */
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
