import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Host } from '../../model/cluster-unit';
import { checkedHost, hostName } from './address';
import { certifiedBy } from './certificate';
import { group, listener, plain, publicGateway } from './envoy-listener';
import { EnvoyProxies } from './envoy-proxies';
import type { EntranceProps } from './gateway';
import { LetsEncrypt } from './issuer';

/** Listeners serve only what stands beside their Gateway. */
const ownNamespace = { namespaces: { from: 'Same' } };

/** The Gateway that all routes of a cluster join: a listener a host, for the namespaces of its environment alone. */
export class EnvoyEntrance extends Construct {
  constructor(scope: Construct, id: string, { hosts, contact, platform, loadBalancer }: EntranceProps) {
    super(scope, id);
    const secured = hosts.filter(({ tls }) => tls).map(({ host }) => checkedHost(host));
    const proxies = new EnvoyProxies(this, 'Proxies', { loadBalancer });
    new ApiObject(this, 'Class', {
      apiVersion: `${group}/v1`,
      kind: 'GatewayClass',
      metadata: { name: 'envoy' },
      spec: {
        controllerName: 'gateway.envoyproxy.io/gatewayclass-controller',
        parametersRef: proxies.reference,
      },
    });
    new ApiObject(this, 'Resource', {
      apiVersion: `${group}/v1`,
      kind: 'Gateway',
      metadata: { ...publicGateway, annotations: secured.length > 0 ? certifiedBy() : {} },
      spec: {
        gatewayClassName: 'envoy',
        listeners: [
          ...(secured.length > 0 ? [{ name: plain, protocol: 'HTTP', port: 80, allowedRoutes: ownNamespace }] : []),
          ...hosts.map((one) => serving(one, platform)),
        ],
      },
    });
    if (secured.length === 0) return;

    const parentRefs = [{ ...publicGateway, sectionName: plain }];
    for (const host of secured) redirect(this, host, parentRefs);
    // A challenge asks for a path of its own, which goes before the redirect of all paths.
    new LetsEncrypt(this, 'Issuer', { contact, http01: { gatewayHTTPRoute: { parentRefs } } });
  }
}

/** The listener of a host, which no other environment of the cluster can join. */
function serving({ host, tls, environment }: Host, platform: string): object {
  const matchLabels = { 'app.kubernetes.io/part-of': platform, 'strata.dev/environment': environment };
  return {
    name: listener(host, tls),
    ...(tls ? { protocol: 'HTTPS', port: 443 } : { protocol: 'HTTP', port: 80 }),
    hostname: host,
    ...(tls && { tls: { mode: 'Terminate', certificateRefs: [{ name: hostName('tls', host) }] } }),
    allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels } } },
  };
}

function redirect(scope: Construct, host: string, parentRefs: readonly object[]): void {
  new ApiObject(scope, `Redirect-${host}`, {
    apiVersion: `${group}/v1`,
    kind: 'HTTPRoute',
    metadata: { name: hostName('redirect', host), namespace: publicGateway.namespace },
    spec: {
      parentRefs,
      hostnames: [host],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    },
  });
}
