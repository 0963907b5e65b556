import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { base, checked } from './address';
import { group, listener, publicGateway } from './envoy-listener';
import type { RouteProps } from './gateway';

/** A route of the Gateway API, as Envoy Gateway serves it. */
export class EnvoyRoute extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { name, host, path, rewrite, tls, rateLimit, annotations, service, port } = checked(props);
    const replaced = rewrite === undefined ? undefined : base(rewrite) || '/';
    new ApiObject(this, 'Resource', {
      apiVersion: `${group}/v1`,
      kind: 'HTTPRoute',
      metadata: { name, annotations: { ...annotations } },
      spec: {
        parentRefs: [{ ...publicGateway, sectionName: listener(host, tls) }],
        hostnames: [host],
        rules: [
          {
            matches: [{ path: { type: 'PathPrefix', value: base(path) || '/' } }],
            filters: replaced && [
              {
                type: 'URLRewrite',
                urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: replaced } },
              },
            ],
            backendRefs: [{ name: service, port }],
          },
        ],
      },
    });
    if (rateLimit !== undefined) limit(this, name, rateLimit);
  }
}

/** A bucket for each client address, in each proxy. @see https://gateway.envoyproxy.io/docs/tasks/traffic/local-rate-limit/ */
function limit(scope: Construct, name: string, requests: number): void {
  new ApiObject(scope, 'RateLimit', {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'BackendTrafficPolicy',
    metadata: { name },
    spec: {
      targetRefs: [{ group, kind: 'HTTPRoute', name }],
      rateLimit: {
        type: 'Local',
        local: {
          rules: [
            {
              clientSelectors: [{ sourceCIDR: { type: 'Distinct', value: '0.0.0.0/0' } }],
              limit: { requests, unit: 'Minute' },
            },
          ],
        },
      },
    },
  });
}
