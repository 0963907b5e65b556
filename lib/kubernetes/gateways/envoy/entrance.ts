import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Host } from '../../../model/cluster-unit';
import { issuerName, ownedName } from '../../../model/owned-name';
import { checkedHost, hostName } from '../../../model/address';
import { certifiedBy } from '../certificate';
import { group, listener, plain, publicGateway } from './listener';
import { EnvoyProxies } from './proxies';
import type { EntranceProps } from '../gateway';
import { LetsEncrypt } from '../issuer';

/** Listeners refer only to Secrets in the namespace of their Gateway. */
const ownNamespace = { namespaces: { from: 'Same' } };

/** The Gateway of a platform in a cluster: one listener for each host, for namespaces of its environment only. */
export class EnvoyEntrance extends Construct {
  constructor(scope: Construct, id: string, { hosts, contact, platform, loadBalancer }: EntranceProps) {
    super(scope, id);
    const own = publicGateway(platform);
    const gatewayClassName = ownedName(platform, 'envoy');
    const secured = hosts.filter(({ tls }) => tls).map(({ host }) => checkedHost(host));
    const proxies = new EnvoyProxies(this, 'Proxies', { platform, loadBalancer });
    new ApiObject(this, 'Class', {
      apiVersion: `${group}/v1`,
      kind: 'GatewayClass',
      metadata: { name: gatewayClassName },
      spec: {
        controllerName: 'gateway.envoyproxy.io/gatewayclass-controller',
        parametersRef: proxies.reference,
      },
    });
    new ApiObject(this, 'Resource', {
      apiVersion: `${group}/v1`,
      kind: 'Gateway',
      metadata: { ...own, annotations: secured.length > 0 ? certifiedBy(issuerName(platform)) : {} },
      spec: {
        gatewayClassName,
        listeners: [
          ...(secured.length > 0 ? [{ name: plain, protocol: 'HTTP', port: 80, allowedRoutes: ownNamespace }] : []),
          ...hosts.map((one) => serving(one, platform)),
        ],
      },
    });
    if (secured.length === 0) return;

    const parentRefs = [{ ...own, sectionName: plain }];
    for (const host of secured) redirect(this, host, own.namespace, parentRefs);
    // An ACME challenge has its own path, which takes precedence over the redirect of all paths.
    new LetsEncrypt(this, 'Issuer', { platform, contact, http01: { gatewayHTTPRoute: { parentRefs } } });
  }
}

/** The listener of a host, to which other environments of the cluster cannot attach routes. */
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

function redirect(scope: Construct, host: string, namespace: string, parentRefs: readonly object[]): void {
  new ApiObject(scope, `Redirect-${host}`, {
    apiVersion: `${group}/v1`,
    kind: 'HTTPRoute',
    metadata: { name: hostName('redirect', host), namespace },
    spec: {
      parentRefs,
      hostnames: [host],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    },
  });
}
