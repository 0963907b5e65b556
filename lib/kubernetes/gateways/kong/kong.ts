import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Cors } from '../../../model/parts/networking';
import { literally } from '../../../model/literally';
import { base, checked } from '../address';
import { kong as facts } from './facts';
import type { EntranceProps, Gateway, RouteProps } from '../gateway';
import { HostIngress } from '../ingress';
import { LetsEncrypt } from '../issuer';
import { isStripped, kongAnnotations } from './annotations';

/** An Ingress, as Kong serves it, and the plugins that it names. */
export class KongRoute extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { path, rewrite, exact = false, rateLimit, rateLimitBy, annotations } = checked(props);
    const { name, host, tls, service, port, certificate, cors, requestHeaders, responseHeaders, sticky } = props;
    const moved = rewrite !== undefined && !isStripped(props);
    if (sticky) hashed(this, name);
    const plugins: string[] = [];
    // A route has one plugin of each type, so all changes of a request are in one.
    if (moved || requestHeaders)
      plugins.push(
        plugin(this, 'Request', `${name}-request`, 'request-transformer', {
          replace: { ...(moved && rewriting(rewrite)), ...(requestHeaders && { headers: listed(requestHeaders) }) },
          ...(requestHeaders && { add: { headers: listed(requestHeaders) } }),
        }),
      );
    if (responseHeaders)
      plugins.push(
        plugin(this, 'Response', `${name}-response`, 'response-transformer', {
          replace: { headers: listed(responseHeaders) },
          add: { headers: listed(responseHeaders) },
        }),
      );
    if (cors) plugins.push(plugin(this, 'Cors', `${name}-cors`, 'cors', answers(cors)));
    if (rateLimit !== undefined) {
      const by = rateLimitBy ? { limit_by: 'header', header_name: rateLimitBy } : { limit_by: 'ip' };
      const limit = { minute: rateLimit, ...by, policy: 'local' };
      plugins.push(plugin(this, 'RateLimit', `${name}-rate-limit`, 'rate-limiting', limit));
    }

    const { 'konghq.com/plugins': given = '', ...others } = annotations;
    const named = [...given.split(',').filter(Boolean), ...plugins].join(',');
    new HostIngress(this, 'Ingress', {
      ...{ name, host, tls, service, port, certificate },
      className: 'kong',
      // `/~` begins a regular expression; its group takes part in every match, so that it is never undefined.
      path: moved ? `/~${literally(base(path))}(?<rest>${exact ? '/?$' : '/.*|$'})` : path,
      pathType: moved ? 'ImplementationSpecific' : exact ? 'Exact' : 'Prefix',
      annotations: {
        ...others,
        ...kongAnnotations(props),
        ...(named && { 'konghq.com/plugins': named }),
      },
    });
  }
}

/** @see https://developer.konghq.com/plugins/request-transformer/ */
function rewriting(rewrite: string): object {
  return { uri: `${base(rewrite)}$(uri_captures["rest"])` };
}

/** Headers in the form of transformers: existing ones are replaced, missing ones added. */
function listed(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}:${value}`);
}

/** @see https://developer.konghq.com/plugins/cors/ */
function answers({ origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds }: Cors): object {
  return {
    // An origin with a wildcard is a regular expression.
    origins: origins.map((origin) =>
      origin.includes('*.') ? `^${origin.replaceAll('.', '\\.').replace('*', '[A-Za-z0-9.-]+')}$` : origin,
    ),
    methods,
    headers,
    ...(exposedHeaders.length > 0 && { exposed_headers: exposedHeaders }),
    credentials,
    max_age: maxAgeSeconds,
  };
}

/** Session affinity by client address. @see https://developer.konghq.com/kubernetes-ingress-controller/reference/custom-resources/#kongupstreampolicy */
function hashed(scope: Construct, name: string): void {
  new ApiObject(scope, 'Upstream', {
    apiVersion: 'configuration.konghq.com/v1beta1',
    kind: 'KongUpstreamPolicy',
    metadata: { name },
    spec: { algorithm: 'consistent-hashing', hashOn: { input: 'ip' } },
  });
}

function plugin(scope: Construct, id: string, name: string, kind: string, config: object): string {
  new ApiObject(scope, id, {
    apiVersion: 'configuration.konghq.com/v1',
    kind: 'KongPlugin',
    metadata: { name },
    plugin: kind,
    config,
  });
  return name;
}

/** Certificates for the Ingresses; the controller's chart makes their class. */
export class KongEntrance extends Construct {
  constructor(scope: Construct, id: string, { platform, hosts, contact }: EntranceProps) {
    super(scope, id);
    if (!hosts.some(({ tls }) => tls)) return;
    new LetsEncrypt(this, 'Issuer', { platform, contact, http01: { ingress: { ingressClassName: 'kong' } } });
  }
}

/** Ingresses as Kong serves them. @see https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/ */
export const kong: Gateway = {
  ...facts,
  Route: KongRoute,
  Entrance: KongEntrance,
};
