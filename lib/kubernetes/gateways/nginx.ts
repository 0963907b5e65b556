import { Construct } from 'constructs';
import type { Cors } from '../../model/parts/networking';
import { base, checked, literally } from './address';
import { facts } from './facts';
import type { EntranceProps, Gateway, RouteProps } from './gateway';
import { HostIngress } from './ingress';
import { LetsEncrypt } from './issuer';

const prefix = 'nginx.ingress.kubernetes.io';

/** An Ingress, as ingress-nginx serves it. */
export class NginxRoute extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { path, rewrite, exact = false, rateLimit, annotations, ...rest } = checked(props);
    const { name, cors, timeoutSeconds, retries } = rest;
    const moved = rewrite === undefined ? undefined : regex(path, rewrite, exact);
    const { object } = new HostIngress(this, 'Ingress', {
      ...rest,
      className: 'nginx',
      path: moved?.path ?? path,
      pathType: moved ? 'ImplementationSpecific' : exact ? 'Exact' : 'Prefix',
      annotations: {
        ...annotations,
        ...moved?.annotations,
        ...(rateLimit !== undefined && prefixed({ 'limit-rpm': rateLimit })),
        ...(cors && prefixed(answers(cors))),
        ...(timeoutSeconds !== undefined &&
          prefixed({ 'proxy-read-timeout': timeoutSeconds, 'proxy-send-timeout': timeoutSeconds })),
        // It counts the first try too; without tries at all it would go on for ever.
        ...(retries !== undefined && prefixed({ 'proxy-next-upstream-tries': retries + 1 })),
      },
    });
    this.node.addValidation({
      validate: () =>
        Object.keys((object.metadata.toJson() as { annotations?: object }).annotations ?? {})
          .filter((key) => facts.nginx.refuses.test(key))
          .map((key) => `${name}: expected no configuration of nginx in annotations; got ${key}`),
    });
  }
}

function prefixed(values: Readonly<Record<string, string | number | boolean>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}/${key}`, String(value)]));
}

/** @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors */
function answers({ origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds }: Cors) {
  return {
    'enable-cors': true,
    'cors-allow-origin': origins.join(', '),
    'cors-allow-methods': methods.join(', '),
    'cors-allow-headers': headers.join(', '),
    ...(exposedHeaders.length > 0 && { 'cors-expose-headers': exposedHeaders.join(', ') }),
    'cors-allow-credentials': credentials,
    'cors-max-age': maxAgeSeconds,
  };
}

/** What matches a path, and what is below it unless it is meant alone; and where that goes. */
function regex(
  path: string,
  rewrite: string,
  exact: boolean,
): { readonly path: string; readonly annotations: Record<string, string> } {
  const from = base(path);
  if (exact)
    return {
      path: `${literally(from)}/?$`,
      annotations: { [`${prefix}/use-regex`]: 'true', [`${prefix}/rewrite-target`]: base(rewrite) || '/' },
    };
  return {
    path: from ? `${literally(from)}(/|$)(.*)` : '/()(.*)',
    annotations: { [`${prefix}/use-regex`]: 'true', [`${prefix}/rewrite-target`]: `${base(rewrite)}/$2` },
  };
}

/** Certificates for the Ingresses; the controller's chart makes their class. */
export class NginxEntrance extends Construct {
  constructor(scope: Construct, id: string, { hosts, contact }: EntranceProps) {
    super(scope, id);
    if (!hosts.some(({ tls }) => tls)) return;
    new LetsEncrypt(this, 'Issuer', { contact, http01: { ingress: { ingressClassName: 'nginx' } } });
  }
}

/** Ingresses as ingress-nginx serves them. @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
export const nginx: Gateway = {
  ...facts.nginx,
  Route: NginxRoute,
  Entrance: NginxEntrance,
};
