import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { base, checked, literally } from './address';
import type { EntranceProps, Gateway, RouteProps } from './gateway';
import { HostIngress } from './ingress';
import { LetsEncrypt } from './issuer';

/** An Ingress, as Kong serves it, and the plugins that it names. */
export class KongRoute extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { name, host, path, rewrite, tls, rateLimit, annotations, service, port } = checked(props);
    const stripped = rewrite !== undefined && base(rewrite) === '';
    const moved = rewrite !== undefined && !stripped;
    const plugins: string[] = [];
    if (moved) plugins.push(plugin(this, 'Rewrite', `${name}-rewrite`, 'request-transformer', rewriting(rewrite)));
    if (rateLimit !== undefined) {
      const limit = { minute: rateLimit, limit_by: 'ip', policy: 'local' };
      plugins.push(plugin(this, 'RateLimit', `${name}-rate-limit`, 'rate-limiting', limit));
    }

    const { 'konghq.com/plugins': given = '', ...others } = annotations;
    const named = [...given.split(',').filter(Boolean), ...plugins].join(',');
    new HostIngress(this, 'Ingress', {
      name,
      host,
      tls,
      service,
      port,
      className: 'kong',
      // `/~` begins a regular expression; its group takes part in every match, so that it is never undefined.
      path: moved ? `/~${literally(base(path))}(?<rest>/.*|$)` : path,
      pathType: moved ? 'ImplementationSpecific' : 'Prefix',
      annotations: {
        ...others,
        'konghq.com/strip-path': String(stripped),
        ...(named && { 'konghq.com/plugins': named }),
        ...(tls && { 'konghq.com/protocols': 'https', 'konghq.com/https-redirect-status-code': '308' }),
      },
    });
  }
}

/** @see https://developer.konghq.com/plugins/request-transformer/ */
function rewriting(rewrite: string): object {
  return { replace: { uri: `${base(rewrite)}$(uri_captures["rest"])` } };
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
  constructor(scope: Construct, id: string, { hosts, contact }: EntranceProps) {
    super(scope, id);
    if (!hosts.some(({ tls }) => tls)) return;
    new LetsEncrypt(this, 'Issuer', { contact, http01: { ingress: { ingressClassName: 'kong' } } });
  }
}

/** Ingresses as Kong serves them. @see https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/ */
export const kong: Gateway = {
  namespace: 'kong',
  components: ['kong', 'cert-manager'],
  Route: KongRoute,
  Entrance: KongEntrance,
};
