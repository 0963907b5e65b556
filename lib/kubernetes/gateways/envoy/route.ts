import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { BackendTls, Cors, Tokens } from '../../../model/parts/networking';
import { duration } from './duration';
import { base, checked } from '../address';
import { group, listener, publicGateway } from './listener';
import type { RouteProps } from '../gateway';

const apiVersion = 'gateway.envoyproxy.io/v1alpha1';

/** A route of the Gateway API, as Envoy Gateway serves it. */
export class EnvoyRoute extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const {
      platform,
      name,
      host,
      path,
      exact,
      tls,
      timeoutSeconds,
      annotations,
      service,
      port,
      cors,
      tokens,
      backendTls,
    } = checked(props);
    const changed = filters(props);
    new ApiObject(this, 'Resource', {
      apiVersion: `${group}/v1`,
      kind: 'HTTPRoute',
      metadata: { name, annotations: { ...annotations } },
      spec: {
        parentRefs: [{ ...publicGateway(platform), sectionName: listener(host, tls) }],
        hostnames: [host],
        rules: [
          {
            matches: [{ path: { type: exact ? 'Exact' : 'PathPrefix', value: base(path) || '/' } }],
            ...(changed.length > 0 && { filters: changed }),
            ...(timeoutSeconds !== undefined && { timeouts: { request: duration(timeoutSeconds) } }),
            backendRefs: [{ name: service, port }],
          },
        ],
      },
    });
    const targetRefs = [{ group, kind: 'HTTPRoute', name }];
    const traffic = trafficOf(props);
    if (Object.keys(traffic).length > 0)
      new ApiObject(this, 'RateLimit', {
        apiVersion,
        kind: 'BackendTrafficPolicy',
        metadata: { name },
        spec: { targetRefs, ...traffic },
      });
    if (backendTls)
      new ApiObject(this, 'BackendTls', {
        apiVersion: `${group}/v1`,
        kind: 'BackendTLSPolicy',
        metadata: { name },
        spec: {
          targetRefs: [{ group: '', kind: 'Service', name: service }],
          validation: trusted(backendTls, `${service}.${Chart.of(this).namespace}.svc`),
        },
      });
    if (cors || tokens)
      new ApiObject(this, 'Security', {
        apiVersion,
        kind: 'SecurityPolicy',
        metadata: { name },
        spec: { targetRefs, ...(cors && { cors: answers(cors) }), ...(tokens && { jwt: check(tokens) }) },
      });
  }
}

/** Filters of requests and responses. */
function filters({ rewrite, exact, requestHeaders, responseHeaders }: RouteProps): object[] {
  const replaced = rewrite === undefined ? undefined : base(rewrite) || '/';
  const path = exact
    ? { type: 'ReplaceFullPath', replaceFullPath: replaced }
    : { type: 'ReplacePrefixMatch', replacePrefixMatch: replaced };
  return [
    ...(replaced ? [{ type: 'URLRewrite', urlRewrite: { path } }] : []),
    ...(requestHeaders
      ? [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: listed(requestHeaders) } }]
      : []),
    ...(responseHeaders
      ? [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: listed(responseHeaders) } }]
      : []),
  ];
}

function listed(headers: Readonly<Record<string, string>>): object[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** Rate limit, retries and session affinity. */
function trafficOf({ rateLimit, rateLimitBy, retries, sticky }: RouteProps): object {
  // A bucket for each client, in each proxy. @see https://gateway.envoyproxy.io/docs/tasks/traffic/local-rate-limit/
  const client = rateLimitBy
    ? { headers: [{ type: 'Distinct', name: rateLimitBy }] }
    : { sourceCIDR: { type: 'Distinct', value: '0.0.0.0/0' } };
  const rule = { clientSelectors: [client], limit: { requests: rateLimit, unit: 'Minute' } };
  return {
    ...(rateLimit !== undefined && { rateLimit: { type: 'Local', local: { rules: [rule] } } }),
    ...(retries !== undefined && { retry: { numRetries: retries } }),
    ...(sticky && { loadBalancer: { type: 'ConsistentHash', consistentHash: { type: 'SourceIP' } } }),
  };
}

/** @see https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/ */
function trusted({ ca, hostname }: BackendTls, usual: string): object {
  return { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: ca }], hostname: hostname ?? usual };
}

/** @see https://gateway.envoyproxy.io/docs/tasks/security/cors/ */
function answers({ origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds }: Cors): object {
  return {
    allowOrigins: origins,
    allowMethods: methods,
    allowHeaders: headers,
    ...(exposedHeaders.length > 0 && { exposeHeaders: exposedHeaders }),
    allowCredentials: credentials,
    maxAge: duration(maxAgeSeconds),
  };
}

/** @see https://gateway.envoyproxy.io/docs/tasks/security/jwt-authentication/ */
function check({ issuer, audiences, jwks }: Tokens): object {
  const provider = { name: 'platform', issuer, remoteJWKS: { uri: jwks } };
  return { providers: [{ ...provider, ...(audiences.length > 0 && { audiences }) }] };
}
