import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkedHost, hostName } from './address';
import { certifiedBy } from './certificate';
import { group, listener, plain, publicGateway } from './envoy-listener';
import type { EntranceProps } from './gateway';
import { LetsEncrypt } from './issuer';

const anyNamespace = { namespaces: { from: 'All' } };

/** The Gateway that all routes of a cluster join: a listener for plain HTTP, and one a host with TLS. */
export class EnvoyEntrance extends Construct {
  constructor(scope: Construct, id: string, { hosts, contact }: EntranceProps) {
    super(scope, id);
    const secured = hosts.filter(({ tls }) => tls).map(({ host }) => checkedHost(host));
    new ApiObject(this, 'Class', {
      apiVersion: `${group}/v1`,
      kind: 'GatewayClass',
      metadata: { name: 'envoy' },
      spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
    });
    new ApiObject(this, 'Resource', {
      apiVersion: `${group}/v1`,
      kind: 'Gateway',
      metadata: { ...publicGateway, annotations: secured.length > 0 ? certifiedBy() : {} },
      spec: {
        gatewayClassName: 'envoy',
        listeners: [
          { name: plain, protocol: 'HTTP', port: 80, allowedRoutes: anyNamespace },
          ...secured.map((host) => ({
            name: listener(host, true),
            protocol: 'HTTPS',
            port: 443,
            hostname: host,
            tls: { mode: 'Terminate', certificateRefs: [{ name: hostName('tls', host) }] },
            allowedRoutes: anyNamespace,
          })),
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
